"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { Shape } from "@/components/ui/status-shape";
import type { Tone } from "@/components/ui/tone";
import type { ServiceState } from "./service-state";

const looks: Readonly<Record<ServiceState["kind"], { shape: Shape; tone: Tone }>> = {
  up: { shape: "circle", tone: "good" },
  degraded: { shape: "triangle-up", tone: "caution" },
  down: { shape: "diamond", tone: "bad" },
  drift: { shape: "not-equal", tone: "drift" },
  new: { shape: "circle-quarter", tone: "unclear" },
  empty: { shape: "square", tone: "rest" },
  "kernel-only": { shape: "circle-dashed", tone: "drift" },
  unknown: { shape: "circle-dashed", tone: "unclear" },
};

/** The state of a service, rolled up from its destinations: the worst of them is never hidden. */
export function ServiceMark({ state, filled = false }: { state: ServiceState; filled?: boolean }) {
  const t = useTranslations("live.service");
  const { shape, tone } = looks[state.kind];
  const counts = state.kind === "degraded" ? { up: state.up, total: state.total } : { up: 0, total: 0 };
  return (
    <span title={t(`${state.kind}.about`)}>
      <StatusMark shape={shape} tone={tone} filled={filled}>
        {t(`${state.kind}.label`, counts)}
      </StatusMark>
    </span>
  );
}
