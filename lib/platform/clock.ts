/** The app's one clock, so that a test can move it and a reader can find who reads the time. */
let shiftMilliseconds = 0;

export const now = (): Date => new Date(Date.now() + shiftMilliseconds);

export const after = (seconds: number): Date => new Date(now().getTime() + seconds * 1000);

export function shiftClock(milliseconds: number): void {
  shiftMilliseconds = milliseconds;
}
