import { afterAll, beforeAll, expect } from "vitest";
import { bySize } from "@/tests/faults/fault-size";
import { theLab } from "@/tests/lab-suite/the-lab";
import { countChange, directorState, reloadCount } from "./director-state";
import { type FaultPanel, faultPanel } from "./fault-panel";
import { faultUnderTraffic } from "./fault-under-traffic";
import { editService, push, startWithEdit } from "./push";

const lab = theLab();
/** Of --config-test, as keepalived(8) lists them. */
const statuses = bySize({ quick: [4], full: [3, 4, 5] });
let panel: FaultPanel;

beforeAll(async () => {
  panel = await faultPanel();
  await startWithEdit(panel);
});
afterAll(async () => {
  await lab.script("director2", `[ ! -e ${real} ] || mv ${real} /usr/sbin/keepalived`);
  await editService(panel, 2);
});

const real = "/usr/sbin/keepalived.real";

/** From now on keepalived on the backup director says so of every file that it is asked about. */
async function refuseWith(status: number): Promise<void> {
  const wrapper = `#!/bin/sh
case " $* " in *" -t "*) echo "(Line 7) a word that nobody knows"; exit ${status} ;; esac
exec ${real} "$@"
`;
  await lab.exec("director2", ["tee", "/run/fault-keepalived"], { input: wrapper });
  await lab.script(
    "director2",
    `[ -e ${real} ] || mv /usr/sbin/keepalived ${real}; install -m 755 /run/fault-keepalived /usr/sbin/keepalived`,
  );
}

faultUnderTraffic(
  { promise: "R8", fault: "keepalived refuses the pushed file", limit: 0, unit: "files or reloads" },
  async () => {
    let worst = 0;
    for (const status of statuses) {
      await refuseWith(status);
      const [before, reloads] = [await directorState(lab, "director2"), await reloadCount(lab, "director2")];
      const { state, problem } = await push(panel);
      expect({ state, code: problem?.code }).toEqual({ state: "rolled_back", code: "host.file_rejected" });
      worst += countChange("director2", before, await directorState(lab, "director2"));
      worst += countChange("the number of reloads", reloads, await reloadCount(lab, "director2"));
    }
    return { trials: statuses.length, worst };
  },
);
