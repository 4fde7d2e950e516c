"use client";

import { useEffect } from "react";
import { historyResourceSchema } from "@/lib/api/resources/history";
import { withQuery } from "@/lib/client/api-path";
import { callApi } from "@/lib/client/call-api";
import { serverNowMs } from "@/lib/client/server-clock";
import { type RecentSample, recentSpanMs } from "../live/recent-samples";
import { samplesFromHistory } from "../live/samples-from-history";
import { useRecent } from "../live/use-recent";

/** A page with more services draws its lines from the stream alone: each service is a request of its own. */
const filledMost = 8;

/** The last two minutes of a director, from history as far as this browser did not hear them. */
export function useRecentServices(
  clusterId: string,
  directorId: string | null,
  services: readonly string[],
): readonly RecentSample[] {
  const { samples, resumedAt, addOlder } = useRecent(directorId);
  const asked = services.length > filledMost ? "" : services.join("\n");
  useEffect(() => {
    if (directorId === null || asked === "") return;
    const gone = new AbortController();
    const to = Math.max(serverNowMs(), resumedAt);
    const span = { from: new Date(to - recentSpanMs).toISOString(), to: new Date(to).toISOString(), points: "60" };
    for (const service of asked.split("\n")) {
      callApi(historyResourceSchema, {
        path: withQuery("/history", { clusterId, directorId, service, ...span }),
        signal: gone.signal,
      })
        .then((history) => addOlder(directorId, samplesFromHistory(history)))
        // Without history the lines grow from now on, as they do on a panel that was just started.
        .catch(() => undefined);
    }
    return () => gone.abort();
  }, [clusterId, directorId, asked, resumedAt, addOlder]);
  return samples;
}
