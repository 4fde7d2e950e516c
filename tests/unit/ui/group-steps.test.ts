import { expect, test } from "vitest";
import { groupSteps } from "@/app/(panel)/operations/[id]/_components/group-steps";
import type { OperationStepResource } from "@/lib/api/resources/operation";

function step(seq: number, hostName: string, wave: string): OperationStepResource {
  const title = { code: "step.read_back", params: {} };
  return { seq, hostId: null, hostName, wave, title, state: "done", output: "", startedAt: null, finishedAt: null };
}

test("steps of hosts that run side by side stand under their own host, in order", () => {
  const steps = [step(0, "lb1", "kernel"), step(1, "lb2", "kernel"), step(2, "lb1", "kernel"), step(3, "lb1", "undo")];
  expect(groupSteps(steps).map(({ hostName, wave, steps }) => [hostName, wave, steps.map(({ seq }) => seq)])).toEqual([
    ["lb1", "kernel", [0, 2]],
    ["lb2", "kernel", [1]],
    ["lb1", "undo", [3]],
  ]);
});
