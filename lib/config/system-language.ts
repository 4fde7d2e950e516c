/**
 * The language of whoever runs a command, as a language tag: `zh_CN.UTF-8` → "zh-CN". The variables are POSIX's, in its
 * order; null = none, or the language of no people ("C", "POSIX").
 */
export function systemLanguage(source: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const name = [source.LC_ALL, source.LC_MESSAGES, source.LANG].find((value) => value !== undefined && value !== "");
  const [language = ""] = (name ?? "").split(/[.@]/);
  return /^[A-Za-z]{2,3}(_[A-Za-z0-9]+)*$/.test(language) ? language.replaceAll("_", "-") : null;
}
