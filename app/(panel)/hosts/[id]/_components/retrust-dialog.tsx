"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CompareFingerprint } from "@/components/hosts/compare-fingerprint";
import { namesFingerprint } from "@/components/hosts/fingerprint-command";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

type Props = {
  host: HostResource;
  offered: NonNullable<HostResource["offeredHostKey"]>;
  confirmed: string;
  isOpen: boolean;
  onClose: () => void;
};

/**
 * Trusts a changed key in two steps: first what a changed key may mean, then the new fingerprint must be pasted from the
 * host's own console. It cannot be clicked away, and there is no setting that skips it.
 */
export function RetrustDialog({ host, offered, confirmed, isOpen, onClose }: Props) {
  const t = useTranslations("hosts.retrust");
  const [isExpected, setExpected] = useState(false);
  const [pasted, setPasted] = useState("");
  const trust = useSubmit(
    hostResourceSchema,
    () => ({
      path: apiPath`/hosts/${host.id}/trust`,
      method: "POST",
      body: { fingerprint: offered.fingerprint, replaces: confirmed },
    }),
    { refresh: ["/hosts"], onDone: onClose },
  );
  const close = () => {
    setExpected(false);
    setPasted("");
    onClose();
  };
  return (
    <Dialog role="alertdialog" size="md" isOpen={isOpen} onClose={close} title={t("title", { name: host.name })}>
      {isExpected ? (
        <div className="flex flex-col gap-4">
          <CompareFingerprint
            isRequired
            fingerprint={offered.fingerprint}
            algorithm={offered.algorithm}
            pasted={pasted}
            onPaste={setPasted}
          />
          <Failure error={trust.error} />
          <DialogActions>
            <Button onPress={close}>{t("cancel")}</Button>
            <Button
              variant="danger"
              isDisabled={!namesFingerprint(pasted, offered.fingerprint)}
              isPending={trust.isPending}
              onPress={() => trust.mutate(undefined)}
            >
              {t("confirm")}
            </Button>
          </DialogActions>
        </div>
      ) : (
        <div className="flex flex-col gap-4 text-sm">
          <p>{t("meaning")}</p>
          <ul className="list-disc space-y-1 ps-5">
            <li>{t("reinstalled")}</li>
            <li>{t("otherMachine")}</li>
            <li>{t("attack")}</li>
          </ul>
          <DialogActions>
            <Button onPress={close}>{t("cancel")}</Button>
            <Button variant="primary" onPress={() => setExpected(true)}>
              {t("expected")}
            </Button>
          </DialogActions>
        </div>
      )}
    </Dialog>
  );
}
