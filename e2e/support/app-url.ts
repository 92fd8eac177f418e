/** Where the stories' server answers: the address that its settings name. */
export const appUrl = (): string => `http://localhost:${process.env.TEST_PORT}`;
