import { afterAll, beforeAll, describe, expect } from "vitest";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { kernelWeights } from "@/tests/support/fake-hosts/kernel-weights";
import { operation } from "@/tests/support/fake-hosts/panel";
import { startWorkerRig, type WorkerRig } from "@/tests/support/fake-hosts/worker-rig";
import { fault } from "./fault";

describe("a worker that is stopped in the middle of an apply and wakes up when others have gone on", () => {
  let rig: WorkerRig;

  beforeAll(async () => {
    if (cannotUnshare === null) rig = await startWorkerRig();
  });
  afterAll(() => rig?.close());

  fault(
    {
      promise: "R5",
      fault: "SIGSTOP while it writes, another takes over and applies, SIGCONT",
      limit: 0,
      unit: "late writes",
      cannot: cannotUnshare,
    },
    async () => {
      const sleeper = await rig.startWorker();
      const victim = sleeper.parts().worker ?? 0;
      const asleep = new Promise<void>((resolve) => {
        rig.doors.keeper = {
          after({ steps }) {
            if (steps[0] !== "fence") return;
            process.kill(victim, "SIGSTOP");
            rig.doors.keeper = {};
            resolve();
          },
        };
      });
      const left = await rig.queue(20);
      await asleep;
      await rig.startWorker();
      await expect.poll(async () => (await operation(rig.deps, left)).finishedAt, { timeout: 60_000 }).not.toBeNull();
      const settled = await operation(rig.deps, left);
      const next = await rig.queue(30);
      await expect.poll(async () => (await operation(rig.deps, next)).state, { timeout: 60_000 }).toBe("confirmed");

      let refused = 0;
      let late = 0;
      rig.doors.keeper = {
        after({ steps }, output) {
          if (steps[0] !== "fence") return;
          if (/ begin arm\n/.test(output)) late += 1;
          else refused += 1;
        },
      };
      process.kill(victim, "SIGCONT");
      await sleeper.printed(/another worker took over/, 60_000);
      expect(refused).toBeGreaterThan(0);
      expect(kernelWeights(rig.hosts, rig.directors)).toEqual(rig.directors.map(() => [30]));
      expect(await operation(rig.deps, left)).toMatchObject({ state: settled.state, finishedAt: settled.finishedAt });
      return { trials: 1, worst: late };
    },
  );
});
