import type { ReactNode } from "react";
import { type Shape, StatusShape } from "./status-shape";
import { type Tone, toneSoft, toneText } from "./tone";

type Props = {
  shape: Shape;
  tone: Tone;
  /** The word; always visible. May hold a figure ("Draining 37"). */
  children: ReactNode;
  /** Something is under way: the shape turns (unless the reader asked for less motion). */
  busy?: boolean;
  /** On a tinted ground, for headers; plain in tables. */
  filled?: boolean;
};

/** A state as shape, word and colour. */
export function StatusMark({ shape, tone, children, busy = false, filled = false }: Props) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap align-top font-medium text-[13px]/[18px] ${
        filled ? `rounded-md px-2 py-0.5 ${toneSoft[tone]}` : toneText[tone]
      }`}
    >
      <StatusShape shape={shape} spinning={busy} />
      {children}
    </span>
  );
}
