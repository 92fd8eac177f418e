/** Apart from the catalogue, because the browser carries these with every page. */
export const errors = {
  notFoundTitle: "This page is not here",
  notFound: "The link may be old, or the page has moved.",
  brokenTitle: "This page did not load",
  broken: "Something broke on our side, and it was recorded. Try again in a moment.",
  tryAgain: "Try again",
  home: "Go to your account",
  requestId: "Request id",
};

export type ErrorWords = typeof errors;
