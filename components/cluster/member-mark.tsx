"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import type { MemberState } from "@/lib/live/member-state";
import { memberLooks } from "./member-looks";

/** The state of one destination as shape, word and colour; what it means shows on hover. */
export function MemberMark({ state }: { state: MemberState }) {
  const t = useTranslations("live.member");
  const { shape, tone } = memberLooks[state.kind];
  const connections = state.kind === "draining" ? state.connections : 0;
  return (
    <span title={t(`${state.kind}.about`)}>
      <StatusMark shape={shape} tone={tone}>
        {t(`${state.kind}.label`, { connections })}
      </StatusMark>
    </span>
  );
}
