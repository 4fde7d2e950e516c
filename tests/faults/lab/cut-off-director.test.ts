import { afterEach, beforeAll, expect, vi } from "vitest";
import { directorSnapshotSchema } from "@/lib/live/snapshot";
import { fault } from "@/tests/faults/fault";
import { bySize } from "@/tests/faults/fault-size";
import { theLab } from "@/tests/lab-suite/the-lab";
import { mustRun } from "@/tests/support/run-command";
import { type FaultPanel, faultPanel } from "./fault-panel";
import { readEvents } from "./read-events";

const lab = theLab();
const sick = "director2";
const healthy = "director1";
const slow = (how: string) => ({
  make: `tc qdisc add dev mgmt0 root netem ${how}`,
  mend: "tc qdisc del dev mgmt0 root",
});

/** What befalls the way between panel and director; established connections are not told. */
const ways = {
  "half-open": { make: "iptables -I INPUT -i mgmt0 -j DROP", mend: "iptables -D INPUT -i mgmt0 -j DROP" },
  "3 s away and losing 10 %": slow("delay 3000ms loss 10%"),
  "a byte a second": slow("rate 8bit"),
};
const tried = bySize<readonly (keyof typeof ways)[]>({
  quick: ["half-open"],
  full: ["half-open", "3 s away and losing 10 %", "a byte a second"],
});
/** Longer than the 15 s after which a director is lost. */
const lastsMs = 22_000;

let panel: FaultPanel;

beforeAll(async () => {
  panel = await faultPanel();
});
afterEach(async () => {
  for (const { mend } of Object.values(ways)) await lab.script(sick, `${mend} 2>/dev/null || true`);
});

type Sample = { readonly name: string; readonly status: string; readonly atMs: number };

/** Every sample that the panel tells browsers of within this time. */
async function samples(forMs: number): Promise<Sample[]> {
  const stream = await panel.api.events(`/api/live?cluster=${panel.clusterId}`, AbortSignal.timeout(forMs));
  const seen: Sample[] = [];
  for await (const { event, data } of readEvents(stream)) {
    if (event !== "snapshot") continue;
    const { name, status, sampledAt } = directorSnapshotSchema.parse(data);
    seen.push({ name, status, atMs: Date.parse(sampledAt) });
  }
  return seen;
}

const ofDirector = (all: readonly Sample[], name: string) => all.filter((one) => one.name.startsWith(name));

/** Seconds of the longest time between two good samples. */
function longestGapSec(all: readonly Sample[]): number {
  const good = all.filter(({ status }) => status === "ok").map(({ atMs }) => atMs);
  return Math.max(...good.slice(1).map((atMs, index) => (atMs - (good[index] ?? atMs)) / 1000));
}

/** Sockets of this machine to the director's sshd, whatever state they are in. */
async function sockets(): Promise<number> {
  const { host, port } = lab.address(sick);
  const lines = await mustRun("ss", ["-Htn", "dst", `${host}:${port}`]);
  return lines.split("\n").filter((line) => line !== "").length;
}

const faults = tried.join("; ");
const figures = { lostAfterSec: 0, gapSec: 0, socketsLeft: 0 };

fault({ promise: "R6", fault: `a director is ${faults}; until its samples fail`, limit: 15, unit: "s" }, async () => {
  const baseline = await sockets();
  for (const way of tried) {
    const { make, mend } = ways[way];
    await lab.script(sick, make);
    const cutMs = Date.now();
    const seen = await samples(lastsMs);
    await lab.script(sick, mend);
    const failed = ofDirector(seen, sick).find(({ status, atMs }) => status === "failed" && atMs > cutMs);
    if (way !== "3 s away and losing 10 %") {
      expect(failed, way).toBeDefined();
      figures.lostAfterSec = Math.max(figures.lostAfterSec, ((failed?.atMs ?? 0) - cutMs) / 1000);
    }
    figures.gapSec = Math.max(figures.gapSec, longestGapSec(ofDirector(seen, healthy)));
    await vi.waitFor(
      async () => {
        expect(ofDirector(await samples(3_000), sick).at(-1)?.status).toBe("ok");
      },
      { timeout: 120_000 },
    );
    await vi.waitFor(async () => expect(await sockets()).toBeLessThanOrEqual(baseline), { timeout: 30_000 });
    figures.socketsLeft = Math.max(figures.socketsLeft, (await sockets()) - baseline);
  }
  return { trials: tried.length, worst: figures.lostAfterSec };
});

// With 6 s a browser calls figures stale.
fault(
  { promise: "R6", fault: `a director is ${faults}; longest gap between samples of the other`, limit: 6, unit: "s" },
  async () => ({ trials: tried.length, worst: figures.gapSec }),
);

fault(
  { promise: "R6", fault: `a director is ${faults}; sockets more than before`, limit: 0, unit: "sockets" },
  async () => ({ trials: tried.length, worst: figures.socketsLeft }),
);
