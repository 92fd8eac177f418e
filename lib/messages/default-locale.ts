import type { Language } from "./languages";

export const defaultLocale: Language = "en";
