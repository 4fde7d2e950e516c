"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { maintenancePreviewSchema } from "@/lib/api/resources/maintenance";
import { callApi } from "@/lib/client/call-api";
import type { HoldKind } from "@/lib/model/hold";

/** What happens to connections, each sentence once, and what guards would say if it began now. */
export function PlanPreview({ path, how }: { path: string; how: HoldKind }) {
  const t = useTranslations("clusters.verbs");
  const preview = useQuery({
    queryKey: [path, "preview", how],
    queryFn: ({ signal }) => {
      // The reason is still being written, and changes nothing of this.
      const body = { how, reason: "–", dryRun: true };
      return callApi(maintenancePreviewSchema, { path, method: "POST", body, signal });
    },
    gcTime: 0,
    retry: false,
  });
  if (preview.data === undefined) return null;
  const { services, problems } = preview.data;
  const sentences = new Map<string, string[]>();
  for (const { serviceName, explanation } of services) {
    const text = t(`explain.${explanation.code}`, explanation.params);
    sentences.set(text, [...(sentences.get(text) ?? []), serviceName]);
  }
  return (
    <div className="flex flex-col gap-2 text-sm">
      {[...sentences].map(([text, names]) => (
        <p key={text}>
          <span className="font-medium">{names.join(", ")}</span>: {text}
        </p>
      ))}
      {problems.map(({ message }) => (
        <p key={message} className="text-bad">
          {message}
        </p>
      ))}
    </div>
  );
}
