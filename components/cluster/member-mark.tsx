"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { Shape } from "@/components/ui/status-shape";
import type { Tone } from "@/components/ui/tone";
import type { MemberState } from "./member-state";

const looks: Readonly<Record<MemberState["kind"], { shape: Shape; tone: Tone }>> = {
  up: { shape: "circle", tone: "good" },
  draining: { shape: "triangle-down", tone: "info" },
  drained: { shape: "triangle-down-hollow", tone: "info" },
  down: { shape: "diamond", tone: "bad" },
  drift: { shape: "not-equal", tone: "drift" },
  new: { shape: "circle-quarter", tone: "unclear" },
  "kernel-only": { shape: "circle-dashed", tone: "drift" },
  unknown: { shape: "circle-dashed", tone: "unclear" },
};

/** The state of one destination as shape, word and colour; what it means shows on hover. */
export function MemberMark({ state }: { state: MemberState }) {
  const t = useTranslations("live.member");
  const { shape, tone } = looks[state.kind];
  const connections = state.kind === "draining" ? state.connections : 0;
  return (
    <span title={t(`${state.kind}.about`)}>
      <StatusMark shape={shape} tone={tone}>
        {t(`${state.kind}.label`, { connections })}
      </StatusMark>
    </span>
  );
}
