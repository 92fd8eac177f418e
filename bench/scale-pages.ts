/** What an admin opens, and the words by which a reader finds it in the table. */
export type ScalePage = {
  path: string;
  /** It counts for as long as it may, and says so; what more it finds among more people is no fault. */
  isBounded?: boolean;
};

const people = [
  "/admin/users",
  "/admin/users?order=name",
  "/admin/users?order=seen",
  "/admin/users?q=noor",
  "/admin/users?q=noor&order=name",
  "/admin/users?q=person500",
  "/admin/users?q=nobodyatall",
  "/admin/users?role=user&mfa=off",
  "/admin/users?status=active&mfa=on",
  "/admin/users?status=active&mfa=on&order=oldest",
  "/admin/users?role=admin",
  "/admin/users?status=disabled&order=seen",
  "/admin/users?lock=locked",
  "/admin/users?seen=month&mfa=off",
  "/admin/users?seen=never",
  "/admin/users/{id}",
  "/admin/users/invitations",
];

const log = [
  "/admin/audit",
  "/admin/audit?period=quarter",
  "/admin/audit?outcome=unsuccessful&period=month",
  "/admin/audit?type=sign_in.failed&period=quarter",
  "/admin/audit?type=account.created&period=quarter",
  "/admin/audit?subject={id}&period=quarter",
  "/admin/audit?subject=person500%40example.net&type=sign_in&period=quarter",
  "/admin/audit?address=10.7.7.7&period=quarter",
  "/admin/audit?address=10.7.0.0%2F16&period=month",
  "/admin/audit?request={request}",
];

/** A stricter rule than holds at first, for each that can be previewed. */
const previews = [
  "requiredTwoFactor?preview=1&who=everyone&from=&graceDays=14",
  "codeChannels?preview=1&sms=on",
  "passwords?preview=1&charactersMin=12&history=5&kindsMin=0&expiryDays=180",
  "lockout?preview=1&failures=3&windowMinutes=15&lockMinutes=30",
  "sessions?preview=1&hours=12&idleMinutes=60&rememberedDays=14&rememberedIdleDays=3",
  "stepUp?preview=1&minutes=5",
  "trustedDevices?preview=1&days=7",
];

const others = [
  "/admin",
  "/admin/policies",
  "/admin/messages",
  "/admin/messages?state=failed",
  "/admin/api-keys",
];

export const scalePages: ScalePage[] = [
  ...[...others, ...people, ...log].map((path) => ({ path })),
  ...previews.map((path) => ({ path: `/admin/policies/${path}`, isBounded: true })),
];

export const SIGN_IN = "POST /api/v1/auth/login";
