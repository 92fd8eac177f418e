"use client";

import { useLayoutEffect } from "react";
import type { ThemeName } from "@/lib/profile/schema";

/** A step inside the app keeps the document, which knows the theme of the page it was made for only. */
export function ThemeShown({ theme }: { theme: ThemeName }) {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === "system") delete dataset.theme;
    else dataset.theme = theme;
  }, [theme]);
  return null;
}
