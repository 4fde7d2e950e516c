"use client";

import { ServerCog } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { DirectorChoice } from "@/components/cluster/director-choice";
import { shownDirector } from "@/components/cluster/shown-director";
import { useQueryState } from "@/components/cluster/use-query-state";
import { SampleAge } from "@/components/live/sample-age";
import { useFreshSnapshots } from "@/components/live/use-fresh-snapshots";
import { useFreshness } from "@/components/live/use-freshness";
import { useLive } from "@/components/live/use-live";
import { ChoiceStrip } from "@/components/ui/choice-strip";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SwitchField } from "@/components/ui/switch-field";
import type { PrintedForm } from "@/lib/ipvs/print-listing";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { RawOutput } from "./raw-output";

const commands: Readonly<Record<PrintedForm, string>> = {
  listing: "ipvsadm -Ln",
  stats: "ipvsadm -Ln --stats",
  rates: "ipvsadm -Ln --rate",
};
const forms = ["rates", "stats", "listing"] as const;

/** For those who read `watch -d ipvsadm -Ln` faster than any page: the same text, of the samples that all pages share. */
export function RawTab() {
  const t = useTranslations("live.raw");
  const cluster = useCluster();
  const { snapshots } = useLive();
  const fresh = useFreshSnapshots();
  const [chosen, setChosen] = useQueryState("director");
  const [wanted, setWanted] = useQueryState("form");
  const [frozen, setFrozen] = useState<DirectorSnapshot | null>(null);
  const form = forms.find((one) => one === wanted) ?? "rates";
  const director = shownDirector(cluster.directors, fresh, chosen);
  const newest = director === null ? null : (snapshots.get(director.id) ?? null);
  const snapshot = frozen?.directorId === newest?.directorId ? (frozen ?? newest) : newest;
  const isOld = useFreshness(snapshot?.freshAt ?? null) !== "fresh";
  if (snapshot === null || snapshot.freshAt === null) {
    return (
      <Panel>
        <EmptyState icon={ServerCog} title={t("nothing")}>
          {t("nothingAbout")}
        </EmptyState>
      </Panel>
    );
  }
  const isFrozen = snapshot === frozen;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <ChoiceStrip
          label={t("form")}
          value={form}
          onChange={(next) => setWanted(next === "rates" ? "" : next)}
          choices={forms.map((value) => ({
            value,
            label: <span className="font-mono text-[13px]">{commands[value]}</span>,
          }))}
        />
        <SwitchField
          label={t("freeze")}
          isSelected={isFrozen}
          onChange={(freeze) => setFrozen(freeze ? snapshot : null)}
        />
        <span className="flex-1" />
        <span className="flex items-center gap-2 text-muted text-sm">
          {t("sampled")}
          <SampleAge freshAt={snapshot.freshAt} />
        </span>
        {cluster.directors.length > 1 ? (
          <DirectorChoice directors={cluster.directors} snapshots={snapshots} chosen={chosen} onChoose={setChosen} />
        ) : null}
      </div>
      <RawOutput snapshot={snapshot} form={form} command={commands[form]} stale={isOld} />
      <p className="mt-2 text-muted text-xs">{form === "rates" ? t("aboutRates") : t("about")}</p>
    </>
  );
}
