import { useEffect } from "react";

/** Takes the token out of the address: it would stay in the history, and in any picture of the screen. */
export function useCleanAddress(): void {
  useEffect(() => {
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }, []);
}
