"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/components/shell/session";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { NumberField } from "@/components/ui/number-field";
import { Panel } from "@/components/ui/panel";
import { SwitchField } from "@/components/ui/switch-field";
import { showToast } from "@/components/ui/toast";
import { type DriftResource, driftResourceSchema } from "@/lib/api/resources/drift";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

type Changes = { readonly intervalSec?: number; readonly autoRepair?: boolean };

/** How often the hosts are looked at, and whether drift waits for a person. */
export function DriftSettings({ clusterId, drift }: { clusterId: string; drift: DriftResource }) {
  const t = useTranslations("drift.settings");
  const canApply = useCan("cluster.apply");
  const [intervalSec, setIntervalSec] = useState<number | null>(drift.intervalSec);
  const [autoRepair, setAutoRepair] = useState(drift.autoRepair);
  const path = apiPath`/clusters/${clusterId}/drift`;
  const save = useSubmit(
    driftResourceSchema,
    (body: Changes) => ({ method: "PATCH" as const, path, body, revision: drift.revision }),
    { refresh: [path], onDone: () => showToast("good", t("saved")) },
  );
  return (
    <Panel title={t("title")}>
      <div className="flex flex-col gap-4">
        {drift.autoRepair && drift.pausedAt !== null ? (
          <Banner
            tone="caution"
            title={t("paused")}
            actions={
              canApply ? (
                <Button isPending={save.isPending} onPress={() => save.mutate({ autoRepair: true })}>
                  {t("resume")}
                </Button>
              ) : null
            }
          >
            {t("pausedAbout")}
          </Banner>
        ) : null}
        <Form error={save.error} onSubmit={() => save.mutate(changesOf(drift, { intervalSec, autoRepair }))}>
          <div className="grid gap-4 sm:grid-cols-2">
            <NumberField
              label={t("intervalSec")}
              description={t("intervalSecAbout")}
              path="intervalSec"
              minValue={10}
              maxValue={86_400}
              isDisabled={!canApply}
              value={intervalSec}
              onChange={setIntervalSec}
            />
            <SwitchField
              label={t("autoRepair")}
              description={t("autoRepairAbout")}
              path="autoRepair"
              isDisabled={!canApply}
              isSelected={autoRepair}
              onChange={setAutoRepair}
            />
          </div>
          {canApply ? (
            <div className="flex justify-end">
              <Button type="submit" variant="primary" isPending={save.isPending}>
                {t("save")}
              </Button>
            </div>
          ) : null}
        </Form>
      </div>
    </Panel>
  );
}

/** Switching repair on again would let one go on that holds still, so only what was changed is sent. */
function changesOf(drift: DriftResource, form: { intervalSec: number | null; autoRepair: boolean }): Changes {
  const { intervalSec, autoRepair } = form;
  return {
    ...(intervalSec !== null && intervalSec !== drift.intervalSec && { intervalSec }),
    ...(autoRepair !== drift.autoRepair && { autoRepair }),
  };
}
