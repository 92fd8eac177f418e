import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import { defaultLocale, messagesFor } from "@/lib/messages";
import { readerTheme } from "@/lib/web/reader";
import "./globals.css";

const geist = localFont({
  src: "../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-geist",
  adjustFontFallback: "Arial",
});

const geistMono = localFont({
  src: "../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-geist-mono",
  preload: false,
  adjustFontFallback: false,
});

const words = messagesFor();

export const metadata: Metadata = {
  title: { default: words.product, template: `%s · ${words.product}` },
  robots: { index: false },
  formatDetection: { telephone: false, email: false, address: false },
};

const surface = { light: "#f9f8f5", dark: "#151311" };

export async function generateViewport(): Promise<Viewport> {
  const theme = await readerTheme();
  if (theme !== "system") return { colorScheme: theme, themeColor: surface[theme] };
  return {
    colorScheme: "light dark",
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: surface.light },
      { media: "(prefers-color-scheme: dark)", color: surface.dark },
    ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await readerTheme();
  return (
    <html
      lang={defaultLocale}
      className={`${geist.variable} ${geistMono.variable}`}
      data-theme={theme === "system" ? undefined : theme}
    >
      <body>
        <SkipLink label={words.skipToContent} />
        {children}
      </body>
    </html>
  );
}
