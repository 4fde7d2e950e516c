import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import type { Namespace } from "@/lib/i18n/namespaces";
import { type SentenceParams, sentence } from "@/lib/i18n/sentence";

/** Says one message of a namespace. */
export type Sentences = (code: string, params?: SentenceParams) => string;

/** The sentences of one namespace, from the same files as those on the pages. */
export async function loadSentences(locale: Locale, namespace: Namespace): Promise<Sentences> {
  const messages = await loadMessages(locale, [namespace]);
  return (code, params = {}) => sentence(locale, messages, `${namespace}.${code}`, params, code);
}
