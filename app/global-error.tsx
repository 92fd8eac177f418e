"use client";

import { BrokenPage } from "@/components/ui/broken-page";
import { defaultLocale } from "@/lib/messages/default-locale";
import { errorWordsFor } from "@/lib/messages/errors";
import "./globals.css";

/** Stands in for the root layout when that is what broke, so it brings its own document. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang={defaultLocale}>
      <head>
        <title>{errorWordsFor(defaultLocale).brokenTitle}</title>
      </head>
      <body>
        <BrokenPage {...props} />
      </body>
    </html>
  );
}
