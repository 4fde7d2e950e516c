import { afterAll, beforeAll, expect } from "vitest";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { bySize } from "@/tests/faults/fault-size";
import { theLab } from "@/tests/lab-suite/the-lab";
import { type FaultPanel, faultPanel } from "./fault-panel";
import { faultUnderTraffic } from "./fault-under-traffic";
import { editService, push } from "./push";

const lab = theLab();
type Jump = "+1 day" | "-1 day";
const jumps = bySize<readonly Jump[]>({
  quick: ["+1 day", "-1 day"],
  full: ["+1 day", "-1 day", "-1 day", "+1 day"],
});
let panel: FaultPanel;

beforeAll(async () => {
  panel = await faultPanel();
});
afterAll(async () => {
  await lab.script("director1", `date -s @${Math.round(Date.now() / 1000)}`);
  await editService(panel, 2);
});

/** The hosts share one kernel, and so one clock; it jumps when director2 has got another file and the timers run. */
async function jumpAtNextFile(by: Jump): Promise<void> {
  await lab.script(
    "director2",
    `rm -f /run/fault-clock
     setsid bash -c '
       before=$(sha256sum ${keepalivedConfPath})
       while [ "$(sha256sum ${keepalivedConfPath})" = "$before" ]; do sleep 0.05; done
       date -s "${by}" >/run/fault-clock' </dev/null >/dev/null 2>&1 &`,
  );
}

faultUnderTraffic(
  {
    promise: "R19",
    fault: "the clock of every host jumps by a day, forth and back, in the middle of a push: not confirmed",
    limit: 0,
    unit: "pushes",
  },
  async () => {
    let worst = 0;
    for (const [index, by] of jumps.entries()) {
      await jumpAtNextFile(by);
      await editService(panel, 3 + index);
      const { state } = await push(panel);
      expect(await lab.script("director2", "cat /run/fault-clock")).not.toBe("");
      if (state !== "confirmed") worst += 1;
    }
    return { trials: jumps.length, worst };
  },
);
