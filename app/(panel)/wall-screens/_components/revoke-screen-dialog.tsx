"use client";

import { useTranslations } from "next-intl";
import { DeleteDialog } from "@/components/ui/delete-dialog";
import type { WallScreenResource } from "@/lib/api/resources/wall";
import { apiPath } from "@/lib/client/api-path";

type Props = { screen: WallScreenResource; onClose: () => void };

/** Ends a screen for good. */
export function RevokeScreenDialog({ screen, onClose }: Props) {
  const t = useTranslations("access.screens");
  return (
    <DeleteDialog
      path={apiPath`/wall-screens/${screen.id}`}
      refresh={["/wall-screens"]}
      title={t("revokeTitle", { name: screen.name })}
      confirmLabel={t("revoke")}
      onClose={onClose}
    >
      {t("revokeText")}
    </DeleteDialog>
  );
}
