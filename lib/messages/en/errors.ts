/** Exported by itself, because the browser carries the words of the error page with every page. */
export const errors = {
  notFoundTitle: "This page is not here",
  notFound: "The link may be old, or the page has moved.",
  brokenTitle: "This page did not load",
  broken: "Something broke on our side, and it was recorded. Try again in a moment.",
  tryAgain: "Try again",
  home: "Go to your account",
  requestId: "Request id",
};
