"use client";

import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { ZoomVerb } from "./chart-span";

type Props = { isZoomed: boolean; onVerb: (verb: ZoomVerb) => void; onReset: () => void };

const verbs = [
  { verb: "earlier", icon: ChevronLeft },
  { verb: "later", icon: ChevronRight },
  { verb: "in", icon: ZoomIn },
  { verb: "out", icon: ZoomOut },
] as const;

/** Moves and zooms the time axis without a mouse. */
export function ZoomBar({ isZoomed, onVerb, onReset }: Props) {
  const t = useTranslations("live.charts.zoom");
  return (
    <fieldset aria-label={t("label")} className="flex items-center gap-0.5">
      {verbs.map(({ verb, icon: Icon }) => (
        <IconButton key={verb} label={t(verb)} onPress={() => onVerb(verb)}>
          <Icon aria-hidden="true" className="size-4" />
        </IconButton>
      ))}
      {isZoomed ? (
        <Button variant="quiet" onPress={onReset}>
          {t("reset")}
        </Button>
      ) : null}
    </fieldset>
  );
}
