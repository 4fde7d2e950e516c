import { afterAll, beforeAll, describe, expect } from "vitest";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { kernelWeights } from "@/tests/support/fake-hosts/kernel-weights";
import { operation } from "@/tests/support/fake-hosts/panel";
import { startWorkerRig, type WorkerRig } from "@/tests/support/fake-hosts/worker-rig";
import type { Installation } from "@/tests/support/installation";
import { fault } from "./fault";
import { bySize } from "./fault-size";

describe("a worker that is killed while it writes", () => {
  let rig: WorkerRig;
  let worker: Installation;

  beforeAll(async () => {
    if (cannotUnshare !== null) return;
    rig = await startWorkerRig();
    worker = await rig.startWorker();
  });
  afterAll(() => rig?.close());

  /** Resolves with the moment at which the worker was killed: when its `nth` writing program came, or had run. */
  function killAt(nth: number, when: "before" | "after"): Promise<number> {
    return new Promise((resolve) => {
      let count = 0;
      const strike = (steps: readonly string[]): boolean => {
        if (steps[0] !== "fence") return true;
        count += 1;
        if (count !== nth) return true;
        const victim = worker.parts().worker;
        if (victim !== undefined) process.kill(victim, "SIGKILL");
        rig.doors.keeper = {};
        resolve(performance.now());
        return false;
      };
      rig.doors.keeper =
        when === "before" ? { before: ({ steps }) => strike(steps) } : { after: ({ steps }) => void strike(steps) };
    });
  }

  fault(
    {
      promise: "R1",
      fault: "SIGKILL of the worker's process; from there to a settled state",
      limit: 60,
      unit: "s",
      cannot: cannotUnshare,
      timeoutMs: 900_000,
    },
    async () => {
      const moments = bySize<readonly [number, "before" | "after"][]>({
        quick: [
          [1, "after"],
          [3, "before"],
        ],
        full: [1, 2, 3].flatMap((nth): [number, "before" | "after"][] => [
          [nth, "before"],
          [nth, "after"],
        ]),
      });
      let worst = 0;
      for (const [index, [nth, when]] of moments.entries()) {
        const before = kernelWeights(rig.hosts, rig.directors);
        const weight = 20 + index;
        const killed = killAt(nth, when);
        const id = await rig.queue(weight);
        const killedAtMs = await killed;
        const settled = () => operation(rig.deps, id);
        const isOver = async () => (await settled()).finishedAt !== null;
        await expect.poll(isOver, { timeout: 120_000, interval: 100 }).toBe(true);
        worst = Math.max(worst, (performance.now() - killedAtMs) / 1000);
        const { state } = await settled();
        expect(state).toMatch(/^(confirmed|rolled_back)$/);
        const expected = state === "confirmed" ? rig.directors.map(() => [weight]) : before;
        expect(kernelWeights(rig.hosts, rig.directors)).toEqual(expected);
      }
      const next = await rig.queue(500);
      await expect.poll(async () => (await operation(rig.deps, next)).state, { timeout: 60_000 }).toBe("confirmed");
      return { trials: moments.length, worst };
    },
  );
});
