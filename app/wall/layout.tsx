import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { loadMessages } from "@/lib/i18n/load-messages";
import { isLocale, locales } from "@/lib/i18n/locales";
import "./wall.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("wall"))("title") };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** What hangs on walls: none of the panel's providers, and none of its words but those of walls. */
export default async function WallLayout({ children }: { children: ReactNode }) {
  const wanted = await getLocale();
  const locale = isLocale(wanted) ? wanted : locales[0];
  return (
    <NextIntlClientProvider locale={locale} messages={await loadMessages(locale, ["wall"])}>
      <div className="wall">{children}</div>
    </NextIntlClientProvider>
  );
}
