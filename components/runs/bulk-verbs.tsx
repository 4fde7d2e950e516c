"use client";

import { ListOrdered } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { verbIcons } from "@/components/cluster/verb-icons";
import { useCan, useSession } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { RunTarget } from "@/lib/model/run/script";
import { type Verb, verbs } from "@/lib/model/verb";
import { BulkDialog } from "./bulk-dialog";

type Props = { clusterId: string; kind: RunTarget["kind"]; ids: readonly string[] };

/** What can be done to everything that is selected. Nothing happens before the dialog that opens was confirmed. */
export function BulkVerbs({ clusterId, kind, ids }: Props) {
  const t = useTranslations("clusters.verbs");
  const runs = useTranslations("runs");
  const { permissions } = useSession();
  const mayDeploy = useCan("cluster.apply");
  // What is selected when a dialog opens stays its subject, whatever happens on the page behind it.
  const [open, setOpen] = useState<{ verb: Verb; ids: readonly string[] } | null>(null);
  return (
    <>
      {verbs
        .filter((verb) => permissions.includes(`traffic.${verb}`))
        .map((verb) => (
          <Button key={verb} icon={verbIcons[verb]} onPress={() => setOpen({ verb, ids })}>
            {t(`${verb}.label`)}
          </Button>
        ))}
      {kind === "realServer" && mayDeploy ? (
        <ButtonLink
          href={`/clusters/${clusterId}/real-servers/deploy?servers=${ids.join(",")}`}
          icon={<ListOrdered aria-hidden="true" className="size-4" />}
        >
          {runs("wizard.open")}
        </ButtonLink>
      ) : null}
      {open === null ? null : (
        <BulkDialog verb={open.verb} targets={open.ids.map((id) => ({ kind, id }))} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
