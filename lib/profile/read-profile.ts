import { defaultLocale } from "@/lib/messages/default-locale";
import { type Language, languages } from "@/lib/messages/languages";
import type { User } from "@/lib/platform/database/generated/client";
import { maskedContactPhone } from "./contact-phone";
import type { ThemeName } from "./schema";

export type Profile = {
  name: string;
  language: Language;
  /** Null for the one the browser names. */
  timeZone: string | null;
  theme: ThemeName;
  /** As it may be shown. */
  contactPhone: string | null;
};

type Stored = Pick<User, "name" | "language" | "timeZone" | "theme" | "contactPhone">;

export const profileOf = (userId: string, stored: Stored): Profile => ({
  name: stored.name,
  language: languageOf(stored),
  timeZone: stored.timeZone,
  theme: themeOf(stored),
  contactPhone: maskedContactPhone(userId, stored.contactPhone),
});

/** One that there are words for, whatever was stored when there were others. */
export const languageOf = ({ language }: Pick<User, "language">): Language =>
  languages.find((known) => known === language) ?? defaultLocale;

export const themeOf = ({ theme }: Pick<User, "theme">): ThemeName =>
  theme.toLowerCase() as ThemeName;
