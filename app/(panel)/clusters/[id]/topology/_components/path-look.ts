import type { Tone } from "@/components/ui/tone";
import type { ForwardingPath } from "./topology-graph";

export type PathLook = {
  readonly tone: Tone;
  /** Units of the drawing. */
  readonly thickness: number;
  /** Told apart without colour: nothing new goes along a dashed line. */
  readonly dashes: string | undefined;
};

const thinnest = 1.5;
const thickest = 7;

/** How a path is drawn: its weight as thickness, its state as colour and dashes. */
export function pathLook({ weight, state }: ForwardingPath, greatestWeight: number): PathLook {
  const share = weight === null || greatestWeight === 0 ? 0 : weight / greatestWeight;
  const thickness = thinnest + (thickest - thinnest) * share;
  switch (state.kind) {
    case "up":
      return { tone: "good", thickness, dashes: undefined };
    case "draining":
    case "drained":
      return { tone: "info", thickness: thinnest, dashes: "6 4" };
    case "down":
      return { tone: "bad", thickness: thinnest, dashes: "2 4" };
    case "drift":
    case "kernel-only":
      return { tone: "drift", thickness, dashes: undefined };
    case "new":
    case "unknown":
      return { tone: "unclear", thickness: thinnest, dashes: "3 3" };
  }
}
