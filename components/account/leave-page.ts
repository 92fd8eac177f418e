const OWN_ANSWER_MS = 5_000;

let signedOutAt = Number.NEGATIVE_INFINITY;

export function noteSubmit({ target }: Event): void {
  const isSignOut =
    target instanceof HTMLFormElement && target.getAttribute("action")?.startsWith("/sign-out");
  if (isSignOut) signedOutAt = Date.now();
}

/** To sign-in by a whole new document, so that nothing of this one stays; and not one to come "back" to. */
export function leavePage(): void {
  // Whoever has just pressed "Sign out" here is about to get that button's answer.
  const rest = signedOutAt + OWN_ANSWER_MS - Date.now();
  if (rest > 0) return void setTimeout(leavePage, rest);
  const here = encodeURIComponent(location.pathname + location.search);
  location.replace(`/login?notice=session-ended&returnTo=${here}`);
}
