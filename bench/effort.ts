/** How long is measured: enough to trust, or enough to see that nothing is broken. */
export type Effort = {
  memoryRounds: number;
  memoryCalls: number;
  memoryPages: number;
  readRounds: number;
  readSeconds: number;
  stormRounds: number;
  stormSeconds: number;
  signInRounds: number;
  signInsPerRound: number;
  singleSignIns: number;
  liveSessions: number;
  sessionReads: number;
  /** For the clean-up to take. */
  finishedRows: number;
  streamsEndedAlone: number;
  factorRounds: number;
  factorSignIns: number;
  verifications: number;
  /** Calls about somebody and about nobody, at each door. */
  timingPairs: number;
  /** Of each kind. */
  oldRows: number;
  /** Of the audit log, to verify. */
  logRows: number;
  starts: number;
};

export const thorough: Effort = {
  memoryRounds: 4,
  memoryCalls: 2_000,
  memoryPages: 800,
  readRounds: 16,
  readSeconds: 2,
  stormRounds: 6,
  stormSeconds: 4,
  signInRounds: 4,
  signInsPerRound: 32,
  singleSignIns: 20,
  liveSessions: 1_000_000,
  sessionReads: 3_000,
  finishedRows: 1_000_000,
  streamsEndedAlone: 200,
  factorRounds: 12,
  factorSignIns: 16,
  verifications: 1_500,
  timingPairs: 200,
  oldRows: 1_000_000,
  logRows: 1_000_000,
  starts: 3,
};

export const quick: Effort = {
  memoryRounds: 2,
  memoryCalls: 1_000,
  memoryPages: 400,
  readRounds: 4,
  readSeconds: 1.5,
  stormRounds: 2,
  stormSeconds: 3,
  signInRounds: 2,
  signInsPerRound: 16,
  singleSignIns: 6,
  liveSessions: 100_000,
  sessionReads: 800,
  finishedRows: 100_000,
  streamsEndedAlone: 50,
  factorRounds: 2,
  factorSignIns: 12,
  verifications: 300,
  timingPairs: 20,
  oldRows: 100_000,
  logRows: 200_000,
  starts: 1,
};
