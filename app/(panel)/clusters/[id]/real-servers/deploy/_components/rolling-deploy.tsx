"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { useStartRun } from "@/components/runs/use-start-run";
import { FormLayout } from "@/components/service-form/form-layout";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { BatchPreview } from "./batch-preview";
import { newRollingForm, rollingAsk } from "./rolling-form";
import { RollingSections } from "./rolling-sections";

/** Real servers of one cluster, batch by batch: out, drained, worked on, back and good. What it would do stands beside. */
export function RollingDeploy() {
  const t = useTranslations("runs.wizard");
  const verbs = useTranslations("clusters.verbs");
  const common = useTranslations("common");
  const cluster = useCluster();
  const router = useRouter();
  const asked = useSearchParams().get("servers") ?? "";
  const [form, setForm] = useState(() => newRollingForm(serversOf(cluster, asked)));
  const ask = rollingAsk(cluster.id, form);
  const quiet = ask === null ? null : { ...ask, reason: "" };
  const { preview, start } = useStartRun(quiet, (id) => router.push(`/runs/${id}`));
  return (
    <FormLayout
      form={
        <Form error={start.error ?? preview.error} onSubmit={() => (ask === null ? undefined : start.mutate(ask))}>
          <Panel title={t("title")} description={t("about")} padding="none">
            <RollingSections cluster={cluster} form={form} onChange={setForm} />
            <div className="border-separator border-t p-4">
              <TextField
                path="reason"
                label={verbs("reason")}
                description={t("reasonAbout")}
                value={form.reason}
                onChange={(reason) => setForm({ ...form, reason })}
              />
            </div>
            <div className="flex flex-wrap justify-end gap-2 border-separator border-t p-4">
              <ButtonLink href={`/clusters/${cluster.id}/real-servers`}>{common("cancel")}</ButtonLink>
              <Button type="submit" variant="primary" isPending={start.isPending} isDisabled={ask === null}>
                {t("start")}
              </Button>
            </div>
          </Panel>
        </Form>
      }
      beside={
        <BatchPreview
          preview={ask === null ? undefined : preview.data}
          without={ask === null ? "incomplete" : preview.isError ? "refused" : "loading"}
          isOld={preview.isFetching}
        />
      }
    />
  );
}

/** Those that the address names, in its order, or all that serve. */
function serversOf({ realServers, services }: ClusterResource, asked: string): readonly string[] {
  const named = asked.split(",").filter((id) => realServers.some((server) => server.id === id));
  if (named.length > 0) return named;
  const serving = new Set(services.flatMap(({ destinations }) => destinations.map(({ realServerId }) => realServerId)));
  return realServers.filter(({ id }) => serving.has(id)).map(({ id }) => id);
}
