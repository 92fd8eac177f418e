import * as z from "zod";
import { isUuid } from "@/lib/platform/shapes";

const MALFORMED = "device.malformed";
const NAME_CHARACTERS_MAX = 100;

/** What could make a list of devices read as something else; joined emoji are names like any other. */
const deceptive = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

const deviceNameField = z
  .string({ error: "required" })
  .trim()
  .min(1, "deviceName.missing")
  .max(NAME_CHARACTERS_MAX, "deviceName.tooLong")
  .refine((value) => !deceptive.test(value), "deviceName.malformed");

/** A phone or another program: a token it made for itself, what it is called, and its proof of trust. */
export const phoneSchema = z.strictObject(
  {
    token: z.string(MALFORMED).regex(/^[A-Za-z0-9_-]{43}$/, MALFORMED),
    name: deviceNameField.optional(),
    trustToken: z.string(MALFORMED).max(128, MALFORMED).optional(),
  },
  MALFORMED,
);

export const nameDeviceSchema = z.strictObject({ name: deviceNameField });

export const renameDeviceSchema = nameDeviceSchema.extend({
  deviceId: z.string().refine(isUuid, "device.unknown"),
});
