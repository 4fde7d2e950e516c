import { afterAll, beforeAll, expect, vi } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { vipHolders } from "@/tests/lab-suite/acceptance/on-hosts";
import { theLab } from "@/tests/lab-suite/the-lab";
import { type DirectorName, directors } from "./director-state";
import { type FaultPanel, faultCluster, faultPanel } from "./fault-panel";
import { faultUnderTraffic } from "./fault-under-traffic";
import { editService, push, startWithEdit } from "./push";

const lab = theLab();
const eventually = { timeout: 60_000, interval: 500 };
let panel: FaultPanel;

beforeAll(async () => {
  panel = await faultPanel();
  await startWithEdit(panel);
});
afterAll(() => editService(panel, 2));

/** All of keepalived on this director is killed two seconds after it has got another file. */
async function dieOfNextFile(director: DirectorName): Promise<void> {
  await lab.script(
    director,
    `setsid bash -c '
       before=$(sha256sum ${keepalivedConfPath})
       while [ "$(sha256sum ${keepalivedConfPath})" = "$before" ]; do sleep 0.1; done
       sleep 2
       kill -9 $(pidof keepalived)' </dev/null >/dev/null 2>&1 &`,
  );
}

const confs = () => Promise.all(directors.map((name) => lab.script(name, `sha256sum ${keepalivedConfPath}`)));

/** The master's death moves the VIP away, and its return back: each move costs a request that is under way then. */
const moves = { director1: 2, director2: 0 };

for (const [director, role] of [
  ["director2", "the backup director"],
  ["director1", "the master director"],
] as const) {
  faultUnderTraffic(
    {
      promise: "R8",
      fault: `keepalived of ${role} dies two seconds after its reload`,
      limit: 0,
      unit: "directors not as before",
    },
    async () => {
      const before = await confs();
      await dieOfNextFile(director);
      const { state, problem } = await push(panel);
      expect({ state, code: problem?.code }).toEqual({ state: "rolled_back", code: "cluster.soak_failed" });
      const after = await confs();
      await vi.waitFor(async () => {
        expect(await vipHolders(lab, faultCluster.vip)).toEqual(["director1"]);
        for (const name of directors) await lab.script(name, "pidof keepalived");
      }, eventually);
      return { trials: 1, worst: after.filter((conf, index) => conf !== before[index]).length };
    },
    { lost: moves[director] },
  );
}
