"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button, Dialog, Modal, ModalOverlay } from "react-aria-components";
import { Kbd } from "@/components/ui/kbd";
import { PaletteList } from "./palette-list";
import { useMounted } from "./use-mounted";

/** Opens by its button or by ⌘K / Ctrl-K anywhere. It only goes to places; it never changes anything. */
export function CommandPalette() {
  const t = useTranslations("common.palette");
  const [isOpen, setOpen] = useState(false);
  useShortcut(() => setOpen((open) => !open));
  return (
    <>
      <Button
        onPress={() => setOpen(true)}
        className="flex h-8 cursor-pointer items-center gap-2 rounded-md border border-border bg-surface px-2.5 text-muted text-sm outline-none hover:text-foreground data-[focus-visible=true]:outline-2 data-[focus-visible=true]:outline-focus md:w-56"
      >
        <Search aria-hidden="true" className="size-4" />
        <span className="flex-1 text-start max-md:sr-only">{t("open")}</span>
        <span aria-hidden="true" className="max-md:hidden">
          <ShortcutHint />
        </span>
      </Button>
      <ModalOverlay
        isOpen={isOpen}
        onOpenChange={setOpen}
        isDismissable
        className="fixed inset-0 z-50 flex items-start justify-center bg-backdrop px-4 pt-[min(12vh,8rem)]"
      >
        <Modal className="w-full max-w-xl overflow-hidden rounded-xl border border-border bg-overlay shadow-overlay">
          <Dialog aria-label={t("title")} className="outline-none">
            <PaletteList onChoose={() => setOpen(false)} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function ShortcutHint() {
  const isMac = useMounted() && /Mac|iPhone|iPad/.test(navigator.platform);
  return <Kbd>{isMac ? "⌘K" : "Ctrl K"}</Kbd>;
}

function useShortcut(toggle: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        toggle();
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [toggle]);
}
