import type { LoadRequest } from "./load";
import type { People } from "./people";
import { send } from "./requests";
import { timed } from "./statistics";

/** One call about an address that has an account, and one about an address that has none. */
export type Pair = { knownMs: number; unknownMs: number };

export type Timing = { door: string; pairs: Pair[] };

type Door = {
  path: string;
  bodyOf: (email: string) => object;
  status: number;
  /** Asked by somebody signed in, each pair of calls by another. */
  isSignedIn?: true;
};

const PASSWORD = "nine violet tramways under lamps";
const WARM_UPS = 5;

const doors: Door[] = [
  {
    path: "/api/v1/auth/login",
    bodyOf: (email) => ({ email, password: PASSWORD, client: "web" }),
    status: 401,
  },
  {
    path: "/api/v1/auth/register",
    bodyOf: (email) => ({ email, password: PASSWORD, name: "Robin Moore" }),
    status: 202,
  },
  { path: "/api/v1/auth/forgot-password", bodyOf: (email) => ({ email }), status: 202 },
  {
    path: "/api/v1/me/email-change",
    bodyOf: (email) => ({ email }),
    status: 202,
    isSignedIn: true,
  },
];

/**
 * One call about somebody, one about nobody, in turn, and which comes first in turn as well. Each
 * address is asked about once at each door, by a stranger from an address of their own: so limits
 * stay as they are, and no count of one call is another's.
 */
export async function measureTiming(
  origin: string,
  { emails }: People,
  cookies: string[],
): Promise<Timing[]> {
  const measured: Timing[] = [];
  for (const [number, door] of doors.entries()) {
    const pairs: Pair[] = [];
    for (const [index, email] of emails.entries()) {
      const pair = { knownMs: 0, unknownMs: 0 };
      const cookie = door.isSignedIn && cookies[index];
      const callAbout = (address: string, arm: 0 | 1) =>
        withCookie(strangerCall(origin, door, address, [number, index, arm]), cookie);
      const arms = [
        { arm: "knownMs", request: callAbout(email, 0) },
        {
          arm: "unknownMs",
          // As long as the other, and of another name at each door.
          request: callAbout(`no${number}${email.slice(3)}`, 1),
        },
      ] as const;
      for (const { arm, request } of index % 2 ? arms.toReversed() : arms) {
        pair[arm] = await timed(async () => (await send(origin, request, door.status)).text());
      }
      pairs.push(pair);
    }
    measured.push({ door: door.path, pairs: pairs.slice(WARM_UPS) });
  }
  return measured;
}

export const timingPeople = (pairs: number): number => pairs + WARM_UPS;

const withCookie = (request: LoadRequest, cookie: string | undefined): LoadRequest =>
  cookie ? { ...request, headers: { ...request.headers, cookie } } : request;

function strangerCall(
  origin: string,
  { path, bodyOf }: Door,
  email: string,
  [door, index, arm]: [number, number, number],
): LoadRequest {
  return {
    method: "POST",
    path,
    headers: {
      "content-type": "application/json",
      origin,
      "x-forwarded-for": `10.${100 + door * 2 + arm}.${index >> 8}.${index & 255}`,
    },
    body: JSON.stringify(bodyOf(email)),
  };
}
