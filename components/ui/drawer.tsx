"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./icon-button";

type Props = {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  side?: "start" | "end";
  children: ReactNode;
};

const places = {
  start: "start-0 max-w-72 border-e",
  end: "end-0 max-w-xl border-s",
} as const;

/** A sheet at the side of the page: details, a longer form, the navigation on small screens. */
export function Drawer({ isOpen, onClose, title, side = "end", children }: Props) {
  const t = useTranslations("common");
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable
      className="fixed inset-0 z-50 bg-backdrop"
    >
      <Modal className={`fixed inset-y-0 flex w-full border-border bg-overlay shadow-overlay ${places[side]}`}>
        <Dialog className="flex min-h-0 w-full flex-col outline-none">
          <div className="flex h-14 shrink-0 items-center justify-between gap-4 border-separator border-b ps-5 pe-3">
            <Heading slot="title" className="truncate font-semibold text-base">
              {title}
            </Heading>
            <IconButton label={t("close")} onPress={onClose}>
              <X aria-hidden="true" />
            </IconButton>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
