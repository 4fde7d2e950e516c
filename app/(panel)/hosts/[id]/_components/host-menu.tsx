"use client";

import { MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { HostResource } from "@/lib/api/resources/host";
import { apiPath } from "@/lib/client/api-path";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";
import { EditHostDialog } from "./edit-host-dialog";

/** Edit and remove, away from the buttons that are used every day. */
export function HostMenu({ host }: { host: HostResource }) {
  const t = useTranslations("hosts");
  const router = useRouter();
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const remove = useSubmit(
    nothing,
    () => ({ path: apiPath`/hosts/${host.id}`, method: "DELETE", revision: host.revision }),
    { onDone: () => router.push("/hosts") },
  );
  return (
    <>
      <Menu
        label={t("more")}
        entries={[
          { id: "edit", label: t("edit"), icon: <Pencil aria-hidden="true" />, onAction: () => setOpen("edit") },
          {
            id: "remove",
            label: t("remove"),
            icon: <Trash2 aria-hidden="true" />,
            danger: true,
            onAction: () => setOpen("remove"),
          },
        ]}
      >
        <IconButton label={t("more")}>
          <MoreHorizontal aria-hidden="true" />
        </IconButton>
      </Menu>
      {open === "edit" ? <EditHostDialog host={host} onClose={() => setOpen(null)} /> : null}
      <ConfirmDialog
        danger
        isOpen={open === "remove"}
        onClose={() => setOpen(null)}
        title={t("removeTitle", { name: host.name })}
        confirmLabel={t("remove")}
        onConfirm={() => remove.mutate(undefined)}
        isPending={remove.isPending || remove.isSuccess}
        error={remove.error}
      >
        {t("removeText")}
      </ConfirmDialog>
    </>
  );
}
