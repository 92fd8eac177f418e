/** The app's one clock, so that a reader can find who reads the time. */
export const now = (): Date => new Date();

export const after = (seconds: number): Date => new Date(now().getTime() + seconds * 1000);
