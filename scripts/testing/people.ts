import type { RequestContext } from "@/lib/audit/context";
import { now } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { hashPassword } from "@/lib/platform/password-hash";
import { readPolicy } from "@/lib/policies/read-policy";
import { twoFactorDeadline } from "@/lib/policies/two-factor-deadline";
import { type Authenticated, authenticate } from "@/lib/sessions/authenticate";
import { completeSignIn, type Proof } from "@/lib/sign-in/complete-sign-in";
import { beginSetup } from "@/lib/two-factor/begin-setup";
import { confirmSetup } from "@/lib/two-factor/confirm-setup";
import { normalizeEmail } from "@/lib/users/email";
import { totpCode } from "./totp";

let count = 0;

/** A number nobody else in this process has: tests share a database and must not share people. */
const next = (): number => ++count;

export const PASSWORD = "seven otters juggle lanterns";

let passwordHash: Promise<string> | undefined;

/** Somebody who can sign in with `PASSWORD`, unless the change says otherwise. */
export async function aPerson(change: Partial<User> = {}): Promise<User> {
  passwordHash ??= hashPassword(PASSWORD);
  const email = change.email ?? `person${next()}@example.test`;
  return database().user.create({
    data: {
      email,
      emailNormalized: normalizeEmail(email),
      name: "Robin Moore",
      passwordHash: await passwordHash,
      passwordChangedAt: now(),
      emailVerifiedAt: now(),
      ...change,
    },
  });
}

/** A request from an address of its own, so that no test uses up another's rate. */
export function aContext(change: Partial<RequestContext> = {}): RequestContext {
  const number = next();
  return {
    requestId: crypto.randomUUID(),
    address: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
    ...change,
  };
}

export const anEmail = (): string => `somebody${next()}@example.test`;

/** Signed in with the password just now, as doors see it. */
export async function aSession(
  user: User,
  context = aContext(),
  change: Partial<Proof> = {},
): Promise<Authenticated> {
  const proof: Proof = {
    userId: user.id,
    methods: ["pwd"],
    remember: false,
    factor: "proved",
    ...change,
  };
  const signedIn = await database().$transaction((tx) => completeSignIn(tx, proof, context));
  const session = signedIn.ok ? await authenticate(signedIn.token) : null;
  if (!session) throw new Error("The person could not be signed in.");
  return session;
}

/** A phone that has signed in with its password just now, with the tokens it was told. */
export async function aPhone(user: User) {
  const proof = {
    userId: user.id,
    methods: ["pwd"],
    remember: false,
    phone: { browserDigest: null, name: null },
  };
  const signedIn = await database().$transaction((tx) => completeSignIn(tx, proof, aContext()));
  if (!signedIn.ok) throw new Error(signedIn.code);
  const { sessionId, token: accessToken, phone } = signedIn;
  return { sessionId, accessToken, refreshToken: phone?.refreshToken ?? "" };
}

/** As doors see it when its proof is older than sensitive acts allow. */
export const stale = (session: Authenticated): Authenticated => ({
  ...session,
  authenticatedAt: new Date(now().getTime() - (session.proofMinutes * 60 + 1) * 1000),
});

/** The session as its row says it is now. */
export async function again({ sessionId }: Authenticated): Promise<Authenticated> {
  const row = await database().session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { user: true },
  });
  const { id, user, ...rest } = row;
  const rule = await readPolicy(database(), "requiredTwoFactor");
  return {
    ...user,
    ...rest,
    sessionId: id,
    userId: user.id,
    twoFactorSince: user.twoFactorSince,
    twoFactorDueAt: user.twoFactorSince ? null : twoFactorDeadline(rule, user),
    passwordDueAt: null,
    proofMinutes: (await readPolicy(database(), "stepUp")).minutes,
  };
}

/** Somebody who may administer, with a fresh proof. */
export async function anAdmin() {
  const user = await aPerson({ role: "ADMIN" });
  const { session } = await withTwoFactor(user);
  return { user: { ...user, twoFactorSince: session.twoFactorSince }, session };
}

/** Turns two-factor on for somebody; with the secret and the backup codes their owner would have. */
export async function withTwoFactor(user: User, context = aContext()) {
  const session = await aSession(user, context);
  const begun = await beginSetup(database(), session, {}, context);
  if (!begun.ok) throw new Error(begun.code);
  const { secret } = begun.setup;
  // One step back, so that the current one is left for the test; too late if a step ends just then.
  const confirm = () => {
    const code = totpCode(secret, { stepsAway: -1 });
    return confirmSetup(database(), session, { code, name: "Phone" }, context);
  };
  const first = await confirm();
  const confirmed = first.ok ? first : await confirm();
  if (!confirmed.ok) throw new Error(confirmed.code);
  return { session: await again(session), secret, backupCodes: confirmed.backupCodes ?? [] };
}
