"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useHosts } from "@/components/cluster/use-hosts";
import { Banner } from "@/components/ui/banner";
import { useSentence } from "@/components/ui/use-sentence";
import type { OperationResource } from "@/lib/api/resources/operation";
import { ChooseDirectors } from "./choose-directors";
import { ImportOutcome } from "./import-outcome";
import { useReadDirectors } from "./use-read-directors";

/** Directors that run already become a cluster, by what is found on them. */
export function ImportFromDirectors() {
  const hosts = useHosts();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const reading = useReadDirectors();
  const result = reading.data;
  return (
    <div className="flex flex-col gap-5">
      <ChooseDirectors
        hosts={hosts}
        chosen={chosen}
        onChange={(changed) => {
          setChosen(changed);
          reading.reset();
        }}
        error={reading.error}
        isPending={reading.isPending}
        onRead={() => reading.mutate((hosts ?? []).filter(({ id }) => chosen.has(id)))}
      />
      {result?.kind === "failed" ? <NotRead operations={result.failed} /> : null}
      {result?.kind === "read" ? (
        <ImportOutcome
          key={reading.submittedAt}
          from="directors"
          found={result.preview}
          request={{ path: "/imports/discovered", body: { operationIds: result.operationIds } }}
        />
      ) : null}
    </div>
  );
}

function NotRead({ operations }: { operations: readonly OperationResource[] }) {
  const t = useTranslations("import.page.directors");
  const sentence = useSentence("errors", "operations");
  return (
    <Banner role="alert" tone="bad" title={t("notRead")}>
      <ul>
        {operations.map(({ id, hostName, problem }) => (
          <li key={id}>
            {t("notReadOf", { host: hostName ?? "", why: problem === null ? t("noWorker") : sentence(problem) })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
