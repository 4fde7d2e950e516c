import { afterAll, beforeAll, expect, vi } from "vitest";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { isFull } from "@/tests/faults/fault-size";
import { theLab } from "@/tests/lab-suite/the-lab";
import { applyCluster } from "@/tests/support/panel/lab-cluster";
import { waitForOperation } from "@/tests/support/panel/wait-for-operation";
import { cutAfterWrite } from "./cut-after-write";
import { type FaultPanel, faultPanel } from "./fault-panel";
import { faultUnderTraffic } from "./fault-under-traffic";
import { operationLog } from "./operation-log";
import { beginPush, editService, startWithEdit } from "./push";
import { killPanel } from "./worker-process";

const lab = theLab();
/** What the cluster of all faults has set; five more for the timer's own accuracy and the work of putting back. */
const timerSec = 30;
const allowedSec = timerSec + 5;
const afterTimer = { timeout: 2 * allowedSec * 1000, interval: 1_000 };
let panel: FaultPanel;

beforeAll(async () => {
  panel = await faultPanel();
  await startWithEdit(panel);
});
afterAll(() => editService(panel, 2));

faultUnderTraffic(
  {
    promise: "R2",
    fault: "network cut and panel dead after the write, before it is confirmed; until the director is back by itself",
    limit: allowedSec,
    unit: "s",
  },
  async () => {
    const cut = await cutAfterWrite(lab, "director2");
    const operation = await beginPush(panel);
    await cut.happened();
    const revive = await killPanel(panel.supervisorPid);
    let backAfterSec: number | null = null;
    try {
      backAfterSec = await vi.waitFor(async () => {
        const seconds = await cut.backAfterSec();
        expect(seconds).not.toBeNull();
        return seconds;
      }, afterTimer);
    } finally {
      await cut.mend();
      revive();
    }
    expect(await waitForOperation(panel.api, operation)).toMatchObject({ state: "rolled_back" });
    return { trials: 1, worst: backAfterSec ?? Number.POSITIVE_INFINITY };
  },
);

faultUnderTraffic(
  {
    promise: "R2",
    fault: "somebody edits the file by hand before the director's timer fires",
    limit: 0,
    unit: "edits overwritten",
    cannot: isFull ? null : "the timer alone takes half a minute",
  },
  async () => {
    const cut = await cutAfterWrite(lab, "director2");
    const operation = await beginPush(panel);
    await cut.happened();
    await lab.script("director2", `echo '# by hand' >>${keepalivedConfPath}`);
    await vi.waitFor(() => lab.script("director2", "ls /run/signalbox/*.skipped"), afterTimer);
    await cut.mend();
    expect(await waitForOperation(panel.api, operation)).toMatchObject({ state: "unknown" });
    await vi.waitFor(
      async () => {
        const path = `/operations/${operation.id}/re-read`;
        await panel.api.post(path, undefined, operationResourceSchema);
        expect(await waitForOperation(panel.api, operation)).toMatchObject({ state: "partial" });
      },
      { timeout: 60_000, interval: 2_000 },
    );
    expect(await operationLog(panel.api, operation)).toContain("roll_back.skipped");
    const isThere = (await lab.script("director2", `tail -1 ${keepalivedConfPath}`)) === "# by hand";
    await applyCluster(panel.api, panel.clusterId, "after the edit by hand");
    return { trials: 1, worst: isThere ? 0 : 1 };
  },
);
