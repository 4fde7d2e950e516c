"use client";

import { useTranslations } from "next-intl";
import type { Sentence } from "@/lib/api/resources/common";

/**
 * Renders sentences the server sent as code and parameters. The namespaces are tried in order; a code that none of them
 * knows (an older page, a newer server) is shown as it is rather than hidden.
 */
export function useSentence(...namespaces: readonly string[]): (sentence: Sentence) => string {
  const t = useTranslations();
  return ({ code, params }) => {
    const key = namespaces.map((namespace) => `${namespace}.${code}`).find((candidate) => t.has(candidate));
    return key === undefined ? code : t(key, params);
  };
}
