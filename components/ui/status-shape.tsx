import type { ReactNode } from "react";

/** Shapes are told apart without colour, at 10 px and by the colour-blind. */
export type Shape =
  | "circle"
  | "circle-dashed"
  | "circle-quarter"
  | "diamond"
  | "triangle-up"
  | "triangle-down"
  | "triangle-down-hollow"
  | "square"
  | "not-equal";

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.5, strokeLinejoin: "round" } as const;

const drawings: Record<Shape, ReactNode> = {
  circle: <circle cx="6" cy="6" r="4.5" />,
  "circle-dashed": <circle cx="6" cy="6" r="4.5" {...line} strokeDasharray="2 1.9" />,
  "circle-quarter": (
    <>
      <circle cx="6" cy="6" r="4.5" {...line} />
      <path d="M6 6V1.5A4.5 4.5 0 0 1 10.5 6Z" />
    </>
  ),
  diamond: <path d="M6 .8 11.2 6 6 11.2.8 6Z" />,
  "triangle-up": <path d="M6 1.2 11.3 10.6H.7Z" />,
  "triangle-down": <path d="M6 10.8.7 1.4h10.6Z" />,
  "triangle-down-hollow": <path d="M6 9.6 1.6 2.2h8.8Z" {...line} />,
  square: <rect x="1.75" y="1.75" width="8.5" height="8.5" rx="1" />,
  "not-equal": <path d="M1.5 4.25h9M1.5 7.75h9M8.5 1.5l-5 9" {...line} strokeLinecap="round" />,
};

/** The picture alone, for use beside its word. */
export function StatusShape({ shape, spinning = false }: { shape: Shape; spinning?: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      className={`size-3 shrink-0 ${spinning ? "animate-spin motion-reduce:animate-none" : ""}`}
      fill="currentColor"
    >
      {drawings[shape]}
    </svg>
  );
}
