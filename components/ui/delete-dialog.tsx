"use client";

import type { ReactNode } from "react";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";
import { ConfirmDialog } from "./confirm-dialog";

type Props = {
  /** Of what is deleted, below /api/v1. */
  path: string;
  /** Given where a version that is not the newest is refused. */
  revision?: number;
  /** Lists that show it. */
  refresh: readonly string[];
  title: string;
  confirmLabel: string;
  onClose: () => void;
  children: ReactNode;
};

/** Asks before something ends for good, and says why it could not be. */
export function DeleteDialog({ path, revision, refresh, title, confirmLabel, onClose, children }: Props) {
  const request = { path, method: "DELETE" as const, ...(revision !== undefined && { revision }) };
  const remove = useSubmit(nothing, () => request, { refresh, onDone: onClose });
  return (
    <ConfirmDialog
      isOpen
      danger
      onClose={onClose}
      title={title}
      confirmLabel={confirmLabel}
      onConfirm={() => remove.mutate(undefined)}
      isPending={remove.isPending}
      error={remove.error}
    >
      {children}
    </ConfirmDialog>
  );
}
