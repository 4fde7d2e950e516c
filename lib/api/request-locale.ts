import { type Locale, localeCookie } from "@/lib/i18n/locales";
import { negotiateLocale } from "@/lib/i18n/negotiate-locale";

/** The language in which problems of this request are told: the reader's cookie, else Accept-Language, else English. */
export function requestLocale(headers: Headers): Locale {
  return negotiateLocale(cookieNamed(headers.get("cookie") ?? "", localeCookie), headers.get("accept-language"));
}

function cookieNamed(header: string, name: string): string | undefined {
  const pair = header.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
