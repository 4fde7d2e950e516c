import type { Locale } from "@/lib/i18n/locales";

export const languageNames: readonly { locale: Locale; name: string }[] = [
  { locale: "en", name: "English" },
  { locale: "zh-CN", name: "简体中文" },
];
