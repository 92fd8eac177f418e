/** Every cap, lifetime and window that is not an admin's to change, its unit in its name. */
export const limits = {
  signInFailures: 5,
  signInFailureWindowMinutes: 15,
  signInLockMinutes: 30,

  signInsPerAddressPerMinute: 60,
  registrationsPerAddressPerHour: 30,
  verificationsPerAddressPerMinute: 30,
  setupTriesPerAddressPerMinute: 10,
  mailsPerUserPerHour: 5,
  reportsPerAddressPerMinute: 10,

  webSessionHours: 24,
  webSessionIdleHours: 8,
  rememberedSessionDays: 30,
  rememberedSessionIdleDays: 7,
  sessionActivityWriteSeconds: 60,
  liveSessionsPerUser: 50,

  waitingSignInMinutes: 30,
  browserCookieDays: 400,
  verifyEmailHours: 24,
  setupLinkHours: 24,
  wrongCodesPerMail: 5,

  bodyBytes: 64 * 1024,
  userAgentCharacters: 400,
  forgottenDeviceDays: 400,
  hashQueueLength: 64,
  databaseConnections: 10,
  databaseWaitSeconds: 5,
  mailTries: 12,
  abandonedJobMinutes: 5,
  sentMessageDays: 30,
  endedSessionDays: 90,
  auditMonthsAhead: 3,
} as const;
