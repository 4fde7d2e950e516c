import { afterAll, beforeAll, expect, test } from "vitest";
import { PanelCluster } from "./panel-cluster";
import { directorNames, type Stage } from "./stage";
import { answers, vipIsOn, withoutKeepalived } from "./traffic";

const vip = "10.77.0.74";

/** Two machines are all there is: each balances, and each serves. */
export function directorsThatServe(stage: Stage): void {
  const { lab } = stage;
  let cluster: PanelCluster;

  beforeAll(async () => {
    for (const director of directorNames) await lab.script(director, "nginx >/dev/null 2>&1");
  });
  afterAll(async () => {
    for (const director of directorNames) await lab.script(director, "nginx -s stop");
  });

  test("each connection is divided once: none goes back to where it came from", async () => {
    cluster = await PanelCluster.create(stage, {
      name: "directors that serve",
      engine: "keepalived",
      vrrp: { virtualRouterId: 74 },
    });
    await cluster.addDirectors({ director1: 150, director2: 100 });
    const vipId = await cluster.addVip({ address: vip });
    const destinations = [];
    for (const host of directorNames) destinations.push({ realServerId: await cluster.addRealServer({ host }) });
    const healthChecks = [{ kind: "tcp", delaySec: 2, timeoutSec: 2, retry: 1 } as const];
    await cluster.addService({ name: "web", vipId, port: 80, scheduler: "rr", healthChecks, destinations });
    await cluster.apply();
    await expectNoCircle(stage);
    expect(await cluster.plannedChanges()).toEqual([]);
  });

  test("either serves for both", async () => {
    await withoutKeepalived(lab, "director1", async () => {
      await vipIsOn(lab, vip, "director2");
      expect(await answers(lab, `http://${vip}/`)).toEqual({ director1: 4, director2: 4 });
    });
    await vipIsOn(lab, vip, "director1");
    await cluster.leave();
  });
}

/** Opened connections, counted where packets come in: all of them at the master, and its half at the backup. */
async function expectNoCircle({ lab }: Stage): Promise<void> {
  await vipIsOn(lab, vip, "director1");
  await answers(lab, `http://${vip}/`);
  const rule = `PREROUTING -d ${vip} -p tcp --syn -m comment --comment opened`;
  for (const director of directorNames) await lab.script(director, `iptables -t mangle -A ${rule}`);
  expect(await answers(lab, `http://${vip}/`, 40)).toEqual({ director1: 20, director2: 20 });
  const opened: number[] = [];
  for (const director of directorNames) {
    const read = `iptables -t mangle -nvxL PREROUTING | awk '/opened/ { print $1 }'; iptables -t mangle -D ${rule}`;
    opened.push(Number(await lab.script(director, read)));
  }
  expect(opened).toEqual([40, 20]);
}
