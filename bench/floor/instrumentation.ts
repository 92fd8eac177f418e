// Empty on purpose: without one here, the framework takes the one of the project around it.
export function register(): void {}
