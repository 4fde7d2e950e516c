import type { AbstractIntlMessages } from "next-intl";
import { createTranslator } from "use-intl/core";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import type { Problem } from "@/lib/model/problem";
import type { ProblemResource } from "./resources/common";

type Params = Readonly<Record<string, string | number>>;

export type Translate = (namespace: "errors" | "problems", code: string, params: Params) => string;

const loaded = new Map<Locale, Promise<AbstractIntlMessages>>();

/** Turns codes into sentences of one language. A code without a message reads as itself: a sentence is never worth a failure. */
export async function translatorFor(locale: Locale): Promise<Translate> {
  const loading = loaded.get(locale) ?? loadMessages(locale);
  loaded.set(locale, loading);
  const messages = await loading;
  return (namespace, code, params) => {
    const text = messageAt(messages, [namespace, ...code.split(".")]);
    if (text === undefined) return code;
    const translate = createTranslator({
      locale,
      messages: { text },
      timeZone: "UTC",
      onError: () => undefined,
      getMessageFallback: () => code,
    });
    return translate("text", params);
  };
}

/** A problem with its sentence, as it leaves the server. */
export function presentProblem(problem: Problem, translate: Translate): ProblemResource {
  const { path, code, params, severity } = problem;
  return {
    path: [...path],
    code,
    ...(params !== undefined && { params: { ...params } }),
    severity,
    message: translate("problems", code, params ?? {}),
  };
}

function messageAt(messages: AbstractIntlMessages, path: readonly string[]): string | undefined {
  let node: AbstractIntlMessages | string | undefined = messages;
  for (const part of path) node = typeof node === "object" && Object.hasOwn(node, part) ? node[part] : undefined;
  return typeof node === "string" ? node : undefined;
}
