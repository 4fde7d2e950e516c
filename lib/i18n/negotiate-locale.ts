import { isLocale, type Locale, locales } from "./locales";

/**
 * The language of one request: the reader's own choice (cookie) wins, then the best match of `Accept-Language`
 * (RFC 9110, q-values honoured), then English. Any Chinese is answered in Simplified Chinese, the only one there is.
 */
export function negotiateLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) {
    return chosen;
  }
  const wishes = (acceptLanguage ?? "").split(",").map(parseWish);
  wishes.sort((a, b) => b.quality - a.quality);
  for (const wish of wishes) {
    const locale = wish.quality > 0 ? matching(wish.language) : undefined;
    if (locale !== undefined) {
      return locale;
    }
  }
  return locales[0];
}

function parseWish(part: string): { language: string; quality: number } {
  const [language = "", ...parameters] = part.trim().split(";");
  const weight = parameters.map((text) => text.trim()).find((text) => text.startsWith("q="));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { language: language.trim().toLowerCase(), quality: Number.isFinite(quality) ? quality : 0 };
}

function matching(language: string): Locale | undefined {
  const primary = language.split("-")[0];
  return locales.find((locale) => locale.toLowerCase().split("-")[0] === primary);
}
