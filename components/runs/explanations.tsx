"use client";

import { useTranslations } from "next-intl";
import { useSentence } from "@/components/ui/use-sentence";
import type { RunPreview } from "@/lib/api/resources/run";

/** What happens to connections that exist and to persistent clients: each sentence once. */
export function Explanations({ explanations }: Pick<RunPreview, "explanations">) {
  const t = useTranslations("runs");
  const sentence = useSentence("clusters.verbs.explain");
  const texts = [...new Set(explanations.map(sentence))];
  if (texts.length === 0) return null;
  return (
    <div className="text-sm">
      <h3 className="font-medium">{t("connections")}</h3>
      {texts.map((text) => (
        <p key={text} className="mt-0.5 first-letter:uppercase">
          {text}
        </p>
      ))}
    </div>
  );
}
