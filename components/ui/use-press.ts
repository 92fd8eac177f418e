"use client";

import { useRef } from "react";

/** Knows whether the pointer is down, and holds work back until it is up and its click has gone. */
export function usePress() {
  const pressing = useRef(false);

  function onPointerDown() {
    pressing.current = true;
    const release = () => {
      pressing.current = false;
      window.removeEventListener("pointerup", release);
      window.removeEventListener("pointercancel", release);
    };
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);
  }

  function afterPress(run: () => void) {
    if (!pressing.current) return run();
    const released = () => {
      window.removeEventListener("pointerup", released);
      window.removeEventListener("pointercancel", released);
      setTimeout(run);
    };
    window.addEventListener("pointerup", released);
    window.addEventListener("pointercancel", released);
  }

  return { onPointerDown, afterPress };
}
