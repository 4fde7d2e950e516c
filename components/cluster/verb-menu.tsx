"use client";

import { MoreHorizontal, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type InspectedDestination, WhoDialog } from "@/components/inspect/who-dialog";
import { RampDialog } from "@/components/runs/ramp-dialog";
import { useSession } from "@/components/shell/session";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { HoldKind } from "@/lib/model/hold";
import type { VerbTarget } from "./use-verb";
import { VerbDialog } from "./verb-dialog";
import { verbIcons } from "./verb-icons";

type Props = {
  clusterId: string;
  target: VerbTarget;
  name: string;
  /** Where its connections are to be seen; left out or null = nowhere. */
  inspected?: InspectedDestination | null;
};

/** Takes a destination, or a real server in all its services, out of service and back. */
export function VerbMenu({ clusterId, target, name, inspected = null }: Props) {
  const t = useTranslations("clusters.verbs");
  const { permissions } = useSession();
  const runs = useTranslations("runs.ramp");
  const inspect = useTranslations("live.inspect");
  const [verb, setVerb] = useState<HoldKind | "restore" | "ramp" | "who" | null>(null);
  const allowed = (["drain", "offline", "cut", "restore"] as const).filter((each) =>
    permissions.includes(`traffic.${each}`),
  );
  if (allowed.length === 0) return null;
  const label = t("menu", { name });
  return (
    <>
      <Menu
        label={label}
        entries={[
          ...allowed.map((each) => ({
            id: each,
            label: t(`${each}.label`),
            icon: verbIcons[each],
            danger: each === "cut",
            onAction: () => setVerb(each),
          })),
          ...(permissions.includes("traffic.weight")
            ? [{ id: "ramp", label: runs("open"), icon: verbIcons.weight, onAction: () => setVerb("ramp") }]
            : []),
          ...(inspected !== null && permissions.includes("director.inspect")
            ? [{ id: "who", label: inspect("who"), icon: <Users aria-hidden="true" />, onAction: () => setVerb("who") }]
            : []),
        ]}
      >
        <IconButton label={label}>
          <MoreHorizontal aria-hidden="true" className="size-4" />
        </IconButton>
      </Menu>
      {verb === "who" && inspected !== null ? (
        <WhoDialog of={inspected} name={name} onClose={() => setVerb(null)} />
      ) : null}
      {verb === null || verb === "who" ? null : verb === "ramp" ? (
        <RampDialog
          target={{ kind: target.kind === "destinations" ? "destination" : "realServer", id: target.id }}
          name={name}
          onClose={() => setVerb(null)}
        />
      ) : (
        <VerbDialog clusterId={clusterId} target={target} name={name} verb={verb} onClose={() => setVerb(null)} />
      )}
    </>
  );
}
