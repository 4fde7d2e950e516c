"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { ConnectionsAnswer } from "./connections-answer";
import { Inspected } from "./inspected";
import { useInspection } from "./use-inspection";

/** One destination of a service on a director. */
export type InspectedDestination = {
  readonly directorId: string;
  /** Key of the service in the kernel. */
  readonly service: string;
  /** "10.77.0.21:80" */
  readonly destination: string;
};

type Props = { of: InspectedDestination; name: string; onClose: () => void };

/** Who is connected to one real server now: before it is taken out, or because it is busy. */
export function WhoDialog({ of: { directorId, service, destination }, name, onClose }: Props) {
  const t = useTranslations("live.inspect");
  const common = useTranslations("common");
  const inspecting = useInspection();
  const { mutate } = inspecting;
  useEffect(() => {
    mutate({ directorId, question: { kind: "connections", services: [service], destination } });
  }, [mutate, directorId, service, destination]);
  return (
    <Dialog isOpen onClose={onClose} size="lg" title={t("whoTitle", { name })}>
      <Failure error={inspecting.error} />
      <Inspected inspecting={inspecting} label={t("who")}>
        {(answer) => (answer.kind === "connections" ? <ConnectionsAnswer count={answer} /> : null)}
      </Inspected>
      <DialogActions>
        <Button
          icon={<RefreshCw aria-hidden="true" className="size-4" />}
          isPending={inspecting.isPending}
          onPress={() => mutate({ directorId, question: { kind: "connections", services: [service], destination } })}
        >
          {t("again")}
        </Button>
        <Button onPress={onClose}>{common("close")}</Button>
      </DialogActions>
    </Dialog>
  );
}
