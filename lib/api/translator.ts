import type { AbstractIntlMessages } from "next-intl";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { type SentenceParams, sentence } from "@/lib/i18n/sentence";
import type { Problem } from "@/lib/model/problem";
import type { ProblemResource } from "./resources/common";

export type Translate = (namespace: "errors" | "problems", code: string, params: SentenceParams) => string;

const loaded = new Map<Locale, Promise<AbstractIntlMessages>>();

/** Turns codes into sentences of one language. A code without a message reads as itself. */
export async function translatorFor(locale: Locale): Promise<Translate> {
  const loading = loaded.get(locale) ?? loadMessages(locale);
  loaded.set(locale, loading);
  const messages = await loading;
  return (namespace, code, params) => sentence(locale, messages, `${namespace}.${code}`, params, code);
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
