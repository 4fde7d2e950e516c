import type { Shape } from "@/components/ui/status-shape";
import type { Tone } from "@/components/ui/tone";
import {
  finishedStates,
  type OperationHost,
  type OperationState,
  type OperationStepResource,
} from "@/lib/api/resources/operation";

export type Look = { readonly shape: Shape; readonly tone: Tone; readonly busy?: boolean };

export const operationLooks: Record<OperationState, Look> = {
  queued: { shape: "circle-dashed", tone: "unclear" },
  running: { shape: "circle-quarter", tone: "info", busy: true },
  verifying: { shape: "circle-quarter", tone: "info", busy: true },
  awaiting_confirmation: { shape: "circle-quarter", tone: "caution" },
  draining: { shape: "triangle-down", tone: "info", busy: true },
  confirmed: { shape: "circle", tone: "good" },
  rolled_back: { shape: "triangle-down", tone: "caution" },
  failed: { shape: "diamond", tone: "bad" },
  partial: { shape: "triangle-up", tone: "bad" },
  unknown: { shape: "circle-dashed", tone: "bad" },
  timed_out: { shape: "triangle-up", tone: "caution" },
};

export const operationHostLooks: Record<OperationHost["state"], Look> = {
  waiting: { shape: "circle-dashed", tone: "unclear" },
  running: { shape: "circle-quarter", tone: "info", busy: true },
  confirmed: { shape: "circle", tone: "good" },
  rolled_back: { shape: "triangle-down", tone: "caution" },
  failed: { shape: "diamond", tone: "bad" },
  unknown: { shape: "circle-dashed", tone: "bad" },
  skipped: { shape: "square", tone: "rest" },
};

export const stepLooks: Record<OperationStepResource["state"], Look> = {
  planned: { shape: "circle-dashed", tone: "unclear" },
  running: { shape: "circle-quarter", tone: "info", busy: true },
  done: { shape: "circle", tone: "good" },
  failed: { shape: "diamond", tone: "bad" },
  unknown: { shape: "circle-dashed", tone: "bad" },
  skipped: { shape: "square", tone: "rest" },
};

export function isFinished(state: OperationState): boolean {
  return finishedStates.some((finished) => finished === state);
}
