import * as z from "zod";
import { isDeceptive, isUuid } from "@/lib/platform/shapes";

const MALFORMED = "device.malformed";
const NAME_CHARACTERS_MAX = 100;

/** Joined emoji are names like any other. */
const deviceNameField = z
  .string({ error: "required" })
  .trim()
  .min(1, "deviceName.missing")
  .max(NAME_CHARACTERS_MAX, "deviceName.tooLong")
  .refine((value) => !isDeceptive(value), "deviceName.malformed");

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
