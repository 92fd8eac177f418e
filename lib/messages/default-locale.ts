export const defaultLocale = "en";
