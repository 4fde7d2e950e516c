import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("tagline"),
    robots: { index: false, follow: false },
    icons: { icon: "/icon.svg" },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8fafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1317" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const requestHeaders = await headers();
  const nonce = requestHeaders.get("x-nonce") ?? undefined;
  // Walls bring what little they need: app/wall/layout.tsx. They are always loaded as a whole.
  const isWall = /^\/wall(?:[/?]|$)/.test(requestHeaders.get("x-signalbox-path") ?? "");
  return (
    <html lang={locale} className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>{nonce === undefined ? null : <meta property="csp-nonce" content="" nonce={nonce} />}</head>
      <body>
        {isWall ? (
          children
        ) : (
          <NextIntlClientProvider>
            <Providers locale={locale} nonce={nonce}>
              {children}
            </Providers>
          </NextIntlClientProvider>
        )}
      </body>
    </html>
  );
}
