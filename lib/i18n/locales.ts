/** Languages the panel speaks. The first is used when a reader asks for none of them. */
export const locales = ["en", "zh-CN"] as const;

export type Locale = (typeof locales)[number];

/** Holds the language a reader chose by hand; without it `Accept-Language` decides. Not a secret: scripts may read it. */
export const localeCookie = "signalbox_locale";

export function isLocale(text: string | undefined): text is Locale {
  return locales.some((locale) => locale === text);
}
