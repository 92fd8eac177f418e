/** Where the answer to a form is read when there is no script: at the part it was sent from. */
export const placeOf = (id: string) => `/account/two-factor#${id}`;
