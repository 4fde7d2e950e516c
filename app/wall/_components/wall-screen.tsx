"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, useState, useSyncExternalStore } from "react";
import { noDataSince, silenceMs } from "@/components/wall/data-since";
import { isDimmed } from "@/components/wall/is-dimmed";
import { pixelShift } from "@/components/wall/pixel-shift";
import { textSizes } from "@/components/wall/text-sizes";
import type { PageGeometry } from "@/components/wall/wall-room";
import { createWallStore, type WallState } from "@/components/wall/wall-store";
import type { WallSettings } from "@/lib/api/resources/wall";
import { NoData } from "./no-data";
import type { Geometry } from "./read-geometry";
import { usePageSize } from "./use-page-size";
import { useReload } from "./use-reload";
import { useSecond } from "./use-second";
import { useWakeLock } from "./use-wake-lock";
import { WallNotice } from "./wall-notice";
import { WallPages } from "./wall-pages";

type Props = { initial: WallSettings; stream: string; geometry: Geometry; build: string };

/** A screen for as long as it hangs there: its stream, its letters, and what is said when there is nothing to show. */
export function WallScreen({ initial, stream, geometry, build }: Props) {
  const [store] = useState(() => createWallStore(stream, () => isStillScreen(stream)));
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);
  const nowMs = useSecond();
  const page = usePageSize();
  useWakeLock();
  const { view, connected } = state;
  const screen = view?.screen ?? initial;
  useReload(view !== null && (view.build !== build || screen.locale !== initial.locale), connected);
  if (page === null || nowMs === 0) return <div className="wall" data-theme={screen.theme} />;

  const { textPx, smallPx } = textSizes(
    {
      ...page,
      distanceM: geometry.distanceM ?? screen.distanceM,
      diagonalIn: geometry.diagonalIn ?? screen.diagonalIn,
    },
    screen.locale,
  );
  const { x, y } = pixelShift(nowMs);
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--wall-text": `${textPx}px`,
    "--wall-small": `${smallPx}px`,
    transform: `translate(${x}px, ${y}px)`,
  };
  const isAlarm = view?.summary.exceptions.some(({ level }) => level === "bad") ?? false;
  const isDark = isDimmed(screen.dim, new Date(nowMs).getHours()) && !isAlarm;
  return (
    <div className="wall" data-theme={screen.theme} lang={screen.locale}>
      <div className="wall-shift" style={style}>
        <WallContent state={state} nowMs={nowMs} geometry={{ ...page, textPx }} />
      </div>
      {isDark ? <div className="wall-dim" /> : null}
    </div>
  );
}

type ContentProps = { state: WallState; nowMs: number; geometry: PageGeometry };

/** Figures while there are any, and else one sentence on why not. */
function WallContent({ state, nowMs, geometry }: ContentProps) {
  const t = useTranslations("wall");
  if (state.ended) return <WallNotice title={t("ended.title")} about={t("ended.about")} />;
  const since = lastKnown(state);
  if (since !== null) return <NoData since={since} reason={isSilent(state) ? "panel" : "directors"} />;
  if (state.view === null) return <WallNotice title={t("connecting")} />;
  return <WallPages view={state.view} serverMs={nowMs + state.offsetMs} geometry={geometry} />;
}

/** When anything was known last, where nothing is now; null = something is. */
function lastKnown(state: WallState): string | "never" | null {
  if (isSilent(state)) return state.view?.serverTime ?? "never";
  return state.view === null ? null : noDataSince(state.view.summary);
}

function isSilent({ heardAtMs }: WallState): boolean {
  return performance.now() - heardAtMs > silenceMs;
}

/** A preview is a person's, who is led to the sign-in page by loading it anew. */
async function isStillScreen(stream: string): Promise<boolean> {
  if (stream !== "/api/wall/live") return true;
  const { status } = await fetch("/api/wall/session");
  return status !== 401;
}
