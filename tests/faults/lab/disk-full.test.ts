import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { bySize, isFull } from "@/tests/faults/fault-size";
import { theLab } from "@/tests/lab-suite/the-lab";
import { countChange, directorState, reloadCount } from "./director-state";
import { type FaultPanel, faultPanel } from "./fault-panel";
import { faultUnderTraffic } from "./fault-under-traffic";
import { editService, push, startWithEdit } from "./push";

const lab = theLab();
const folder = "/etc/keepalived";
let panel: FaultPanel;

beforeAll(async () => {
  panel = await faultPanel();
  await startWithEdit(panel);
});
afterEach(async () => {
  await lab.script(
    "director2",
    `while mountpoint -q ${folder}; do umount ${folder}; done; umount /tmp/fault 2>/dev/null || true`,
  );
});
afterAll(() => editService(panel, 2));

/** A small file system with what is in the folder now comes in its place, and is filled by `fill`. */
async function full(options: string, fill: string): Promise<void> {
  await lab.script(
    "director2",
    `cp -a ${folder} /run/fault-folder
     mount -t tmpfs -o mode=755,${options} tmpfs ${folder}
     cp -a /run/fault-folder/. ${folder}/; rm -r /run/fault-folder
     ${fill}`,
  );
}

const allBytes = `dd if=/dev/zero of=${folder}/filler bs=4k 2>/dev/null || true`;
const allFiles = `for n in $(seq 100); do : >${folder}/filler$n || break; done 2>/dev/null; true`;

faultUnderTraffic(
  {
    promise: "R7",
    fault: "no byte or no inode left where keepalived.conf is",
    limit: 0,
    unit: "files or reloads",
  },
  async () => {
    const rooms = [
      { what: "bytes", fill: () => full("size=64k", allBytes) },
      { what: "files", fill: () => full("nr_inodes=12", allFiles) },
    ];
    const tried = bySize({ quick: rooms.slice(0, 1), full: rooms });
    let worst = 0;
    for (const { what, fill } of tried) {
      await fill();
      const [before, reloads] = [await directorState(lab, "director2"), await reloadCount(lab, "director2")];
      const { state, problem } = await push(panel);
      expect({ state, problem }).toMatchObject({
        state: "rolled_back",
        problem: { code: "host.file_not_written", params: { path: `${folder}/keepalived.conf`, [what]: 0 } },
      });
      worst += countChange("director2", before, await directorState(lab, "director2"));
      worst += countChange("the number of reloads", reloads, await reloadCount(lab, "director2"));
      await lab.script("director2", `umount ${folder}`);
    }
    return { trials: tried.length, worst };
  },
);

faultUnderTraffic(
  {
    promise: "R7",
    fault: "/tmp of a director is full",
    limit: 0,
    unit: "pushes not confirmed",
    cannot: isFull ? null : "nothing of ours is there; seen in the full size",
  },
  async () => {
    await lab.script(
      "director2",
      "mkdir -p /run/fault-tmp; mount -t tmpfs -o size=4k tmpfs /tmp; dd if=/dev/zero of=/tmp/filler bs=4k 2>/dev/null || true",
    );
    try {
      const { state } = await push(panel);
      return { trials: 1, worst: state === "confirmed" ? 0 : 1 };
    } finally {
      await lab.script("director2", "umount /tmp");
    }
  },
);
