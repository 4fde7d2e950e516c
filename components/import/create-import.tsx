"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useHosts } from "@/components/cluster/use-hosts";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import type { ImportPreview } from "@/lib/api/resources/import";
import { useSubmit } from "@/lib/client/use-submit";
import { DirectorHostFields } from "./director-host-fields";
import { type HostChoices, importBody } from "./host-choices";
import { RealServerHostFields } from "./real-server-host-fields";

/** The request that creates what the preview shows, but for what is entered here. */
export type ImportRequest = { readonly path: string; readonly body: object };

type Props = { cluster: ImportPreview["clusters"][number]; request: ImportRequest };

/** The name of the cluster, and which of the known hosts its directors and real servers are. */
export function CreateImport({ cluster, request }: Props) {
  const t = useTranslations("import.page");
  const router = useRouter();
  const hosts = useHosts();
  const [name, setName] = useState("");
  const [choices, setChoices] = useState<HostChoices>({ directors: {}, realServers: {} });
  const create = useSubmit(
    clusterResourceSchema,
    () => ({
      method: "POST" as const,
      path: request.path,
      body: { ...request.body, name, ...importBody(cluster, choices, hosts ?? []) },
    }),
    { refresh: ["/clusters"], onDone: ({ id }) => router.push(`/clusters/${id}`) },
  );
  return (
    <Form error={create.error} className="flex flex-col gap-5" onSubmit={() => create.mutate(undefined)}>
      <Panel title={t("hosts.title")} description={t("hosts.about")}>
        <div className="flex flex-col gap-5">
          <DirectorHostFields cluster={cluster} choices={choices} onChange={setChoices} hosts={hosts} />
          <RealServerHostFields cluster={cluster} choices={choices} onChange={setChoices} hosts={hosts} />
        </div>
      </Panel>
      <Panel>
        <div className="flex flex-wrap items-end justify-between gap-3">
          <TextField isRequired className="w-72" label={t("name")} path="name" value={name} onChange={setName} />
          <Button type="submit" variant="primary" isPending={create.isPending}>
            {t("create")}
          </Button>
        </div>
      </Panel>
    </Form>
  );
}
