"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { isLocale, type Locale, localeCookie, locales } from "@/lib/i18n/locales";

/** The language in force and the way to choose another one: kept a year in a cookie, applied without losing the page. */
export function useLanguage(): { language: Locale; choose: (locale: Locale) => void } {
  const language = useLocale();
  const router = useRouter();
  return {
    language: isLocale(language) ? language : locales[0],
    choose: (locale) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain HTTP.
      document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax`;
      router.refresh();
    },
  };
}
