"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./icon-button";

type Props = {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  size?: "sm" | "md" | "lg";
  /** "alertdialog" for confirmations: it does not close by a click beside it. */
  role?: "dialog" | "alertdialog";
  children: ReactNode;
};

const widths = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-3xl" } as const;

/** A question or a short form over the page. Esc closes it and focus returns to where it was. */
export function Dialog({ isOpen, onClose, title, size = "md", role = "dialog", children }: Props) {
  const t = useTranslations("common");
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable={role === "dialog"}
      className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto bg-backdrop px-4 py-[max(1rem,10vh)]"
    >
      <Modal className={`w-full ${widths[size]} rounded-xl border border-border bg-overlay shadow-overlay`}>
        <AriaDialog role={role} className="outline-none">
          <div className="flex items-center justify-between gap-4 border-separator border-b py-2.5 ps-5 pe-3">
            <Heading slot="title" className="min-w-0 break-words font-semibold text-base">
              {title}
            </Heading>
            <IconButton label={t("close")} onPress={onClose}>
              <X aria-hidden="true" />
            </IconButton>
          </div>
          <div className="p-5">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The buttons at a dialog's or form's end; the one that acts comes last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-2 flex flex-wrap justify-end gap-2">{children}</div>;
}
