/** Those there is a catalogue for; a second one is a row here, and its words. */
export const languages = ["en"] as const;

export type Language = (typeof languages)[number];
