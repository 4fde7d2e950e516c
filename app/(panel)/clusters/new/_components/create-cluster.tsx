"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { entered } from "@/components/cluster/entered";
import type { Options } from "@/components/cluster/option-fields";
import { VrrpFields } from "@/components/cluster/vrrp-fields";
import { Crumbs } from "@/components/shell/crumbs";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Form } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import { useSubmit } from "@/lib/client/use-submit";
import type { Engine } from "@/lib/model/cluster";
import { vrrpSchema } from "@/lib/model/vrrp";

/** VRRP's own example number; unique on a segment, so the person is asked to check it. */
const suggestedVrrp: Options = vrrpSchema.parse({ virtualRouterId: 51 });

/** A new cluster: its name and what keeps it running. Directors, VIPs and services come next, on its own pages. */
export function CreateCluster() {
  const t = useTranslations("clusters");
  const router = useRouter();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [engine, setEngine] = useState<Engine>("keepalived");
  const [vrrp, setVrrp] = useState<Options>(suggestedVrrp);
  const create = useSubmit(
    clusterResourceSchema,
    () => ({
      method: "POST" as const,
      path: "/clusters",
      body: { name, description, engine, vrrp: engine === "keepalived" ? entered(vrrp) : null },
    }),
    { refresh: ["/clusters"], onDone: ({ id }) => router.push(`/clusters/${id}/directors`) },
  );
  return (
    <>
      <Crumbs crumbs={[{ label: t("create") }]} />
      <PageHeader title={t("create")} description={t("createAbout")} />
      <div className="max-w-2xl">
        <Panel>
          <Form error={create.error} className="flex flex-col gap-5" onSubmit={() => create.mutate(undefined)}>
            <TextField
              autoFocus
              isRequired
              label={t("settings.name")}
              description={t("settings.nameAbout")}
              path="name"
              value={name}
              onChange={setName}
            />
            <TextField
              rows={2}
              label={t("settings.description")}
              path="description"
              value={description}
              onChange={setDescription}
            />
            <RadioCards
              label={t("engine.label")}
              path="engine"
              columns={2}
              value={engine}
              onChange={setEngine}
              choices={[
                { value: "keepalived", label: t("engine.keepalived.name"), description: t("engine.keepalived.about") },
                { value: "ipvsadm", label: t("engine.ipvsadm.name"), description: t("engine.ipvsadm.about") },
              ]}
            />
            {engine === "keepalived" ? (
              <fieldset>
                <legend className="mb-3 font-semibold text-sm">{t("vrrp.title")}</legend>
                <VrrpFields value={vrrp} onChange={setVrrp} path={["vrrp"]} />
              </fieldset>
            ) : null}
            <div className="flex justify-end gap-2">
              <ButtonLink href="/clusters">{t("cancel")}</ButtonLink>
              <Button type="submit" variant="primary" isPending={create.isPending}>
                {t("create")}
              </Button>
            </div>
          </Form>
        </Panel>
      </div>
    </>
  );
}
