import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { type SentenceParams, sentence } from "@/lib/i18n/sentence";

/** Says findings in imported texts, whose codes are whole keys: `import.…`, and `lint.…` for the grammar. */
export async function loadFindingTranslator(locale: Locale): Promise<(code: string, params: SentenceParams) => string> {
  const messages = await loadMessages(locale, ["lint", "import"]);
  return (code, params) => sentence(locale, messages, code, params, code);
}
