/** Every address of the API that takes a body, and one that is well-formed though it opens nothing. */
export const apiDoors = {
  "/api/v1/auth/register": {
    name: "Ada Vale",
    email: "unknown@example.com",
    password: "nine violet tramways under lamps",
  },
  "/api/v1/auth/verify-email": { email: "unknown@example.com", code: "12345678" },
  "/api/v1/auth/login": { email: "unknown@example.com", password: "wrong", client: "web" },
  "/api/v1/auth/refresh": { refreshToken: "A".repeat(43) },
  "/api/v1/auth/forgot-password": { email: "unknown@example.com" },
  "/api/v1/auth/reset-password": {
    token: "A".repeat(43),
    password: "nine violet tramways under lamps",
  },
  "/api/v1/mfa/verify": {
    challengeId: "00000000-0000-7000-8000-000000000000",
    method: "totp",
    code: "123456",
  },
} as const;

export const apiPaths = Object.keys(apiDoors) as (keyof typeof apiDoors)[];

/** Every form that is there without a session, and the fields a person fills in. */
export const formDoors: Record<string, string[]> = {
  "/login": ["email", "password"],
  "/register": ["name", "email", "password"],
  "/verify-email": ["email", "code"],
  "/forgot-password": ["email"],
  [`/reset-password?token=${"A".repeat(43)}`]: ["password"],
  [`/verify-email?token=${"A".repeat(43)}`]: [],
};

/** The pages with forms and buttons of somebody signed in. */
export const ownFormPaths = [
  ...["/account/sessions", "/account/devices", "/account/activity?show=notices"],
  ...["/account/password", "/account/two-factor", "/confirm"],
];

export const formPaths = Object.keys(formDoors);
