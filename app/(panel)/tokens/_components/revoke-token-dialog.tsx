"use client";

import { useTranslations } from "next-intl";
import { DeleteDialog } from "@/components/ui/delete-dialog";
import type { TokenResource } from "@/lib/api/resources/token";
import { apiPath } from "@/lib/client/api-path";

type Props = { token: TokenResource; onClose: () => void };

/** Ends a token for good. */
export function RevokeTokenDialog({ token, onClose }: Props) {
  const t = useTranslations("access.tokens");
  return (
    <DeleteDialog
      path={apiPath`/tokens/${token.id}`}
      refresh={["/tokens"]}
      title={t("revokeTitle", { name: token.name })}
      confirmLabel={t("revoke")}
      onClose={onClose}
    >
      {t("revokeText")}
    </DeleteDialog>
  );
}
