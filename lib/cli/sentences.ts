import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import type { Namespace } from "@/lib/i18n/namespaces";
import { type SentenceParams, sentence } from "@/lib/i18n/sentence";

/** Says one message. */
export type Sentences = (code: string, params?: SentenceParams) => string;

/** The sentences of one namespace, from the same files as those on the pages; codes are keys within it. */
export async function loadSentences(locale: Locale, namespace: Namespace): Promise<Sentences> {
  const messages = await loadMessages(locale, [namespace]);
  return (code, params = {}) => sentence(locale, messages, `${namespace}.${code}`, params, code);
}

/** The sentences of findings in configurations, whose codes begin with their namespace: `lint.…`, `import.…`. */
export async function loadFindingSentences(locale: Locale): Promise<Sentences> {
  const messages = await loadMessages(locale, ["lint", "import"]);
  return (code, params = {}) => sentence(locale, messages, code, params, code);
}
