"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { restoreResourceSchema } from "@/lib/api/resources/restore";
import { useSubmit } from "@/lib/client/use-submit";

/** Lets the panel write again; for admins. The layout is rendered anew, so that the banner goes from every page. */
export function AcceptRestore() {
  const t = useTranslations("settings.restore");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const mayAccept = useCan("host.manage");
  const accept = useSubmit(restoreResourceSchema, () => ({ method: "POST" as const, path: "/restore/accept" }), {
    refresh: ["/restore"],
    onDone: () => {
      setOpen(false);
      router.refresh();
    },
  });
  if (!mayAccept) return null;
  return (
    <>
      <Button variant="primary" onPress={() => setOpen(true)}>
        {t("accept")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t("acceptTitle")}
        confirmLabel={t("accept")}
        onConfirm={() => accept.mutate(undefined)}
        isPending={accept.isPending}
        error={accept.error}
      >
        {t("acceptText")}
      </ConfirmDialog>
    </>
  );
}
