"use client";

import Link from "next/link";
import { type Shape, StatusShape } from "@/components/ui/status-shape";
import { type Tone, toneText } from "@/components/ui/tone";
import type { Box } from "./layout-topology";

type Props = {
  box: Box;
  /** Where the node leads. */
  href: string;
  title: string;
  /** Addresses are set in the font of addresses. */
  isAddress?: boolean;
  mark: { shape: Shape; tone: Tone; text: string };
  /** What is shown is not known to be so still. */
  isStale?: boolean;
};

/** Widths of a character in units of the drawing, a little generous; CJK characters are as wide as they are high. */
const titleUnits = 7.4;
const textUnits = 6;

/** A box with its name and its state, and a link to what it stands for. */
export function TopologyNode({ box, href, title, isAddress = false, mark, isStale = false }: Props) {
  const { x, y, width, height } = box;
  const inner = width - 12;
  const isTight = isAddress && title.length * titleUnits > inner;
  return (
    <Link href={href} className="group outline-none">
      <title>{`${title} · ${mark.text}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={6}
        strokeDasharray={isStale ? "4 3" : undefined}
        className="fill-surface stroke-border stroke-[1.5px] group-hover:stroke-accent group-focus-visible:stroke-[3px] group-focus-visible:stroke-focus"
      />
      {isStale ? <rect x={x} y={y} width={width} height={height} rx={6} fill="url(#topology-stale)" /> : null}
      <text
        x={x + 6}
        y={y + 21}
        className={`fill-foreground font-medium ${isTight ? "font-mono text-[10px]" : isAddress ? "font-mono text-[12px]" : "text-[13px]"}`}
      >
        {shortened(title, inner / (isTight ? textUnits : titleUnits))}
      </text>
      <g className={toneText[mark.tone]}>
        <svg x={x + 6} y={y + 31} width={12} height={12} aria-hidden="true">
          <StatusShape shape={mark.shape} />
        </svg>
        <text x={x + 21} y={y + 41} fill="currentColor" className="text-[11.5px]">
          {shortened(mark.text, (inner - 16) / textUnits)}
        </text>
      </g>
    </Link>
  );
}

/** As much of a text as fits so many Latin characters. */
function shortened(text: string, room: number): string {
  let used = 0;
  const characters = [...text];
  const fitting = characters.findIndex((character) => {
    used += character > "\u2e7f" ? 2 : 1;
    return used > room;
  });
  return fitting === -1 ? text : `${characters.slice(0, Math.max(1, fitting - 1)).join("")}…`;
}
