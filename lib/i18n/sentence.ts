import type { AbstractIntlMessages } from "next-intl";
import { createTranslator } from "use-intl/core";
import type { Locale } from "./locales";

export type SentenceParams = Readonly<Record<string, string | number>>;

/**
 * One message, filled in, by its full key ("problems.port.range"). A key without a message, or a message that cannot be
 * filled in, reads as `fallback`: a sentence is never worth a failure.
 */
export function sentence(
  locale: Locale,
  messages: AbstractIntlMessages,
  key: string,
  params: SentenceParams,
  fallback: string,
): string {
  const text = messageAt(messages, key.split("."));
  if (text === undefined) return fallback;
  const translate = createTranslator({
    locale,
    messages: { text },
    timeZone: "UTC",
    onError: () => undefined,
    getMessageFallback: () => fallback,
  });
  return translate("text", params);
}

function messageAt(messages: AbstractIntlMessages, path: readonly string[]): string | undefined {
  let node: AbstractIntlMessages | string | undefined = messages;
  for (const part of path) node = typeof node === "object" && Object.hasOwn(node, part) ? node[part] : undefined;
  return typeof node === "string" ? node : undefined;
}
