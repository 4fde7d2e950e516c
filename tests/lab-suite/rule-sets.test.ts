import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsTable } from "@/lib/ipvs/model";
import { parseSave } from "@/lib/ipvs/parse-save";
import { parseThresholds, withThresholds } from "@/lib/ipvs/parse-thresholds";
import { renderSave } from "@/lib/ipvs/render-save";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import type { DesiredCluster } from "@/lib/model/cluster";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { checkedServices } from "@/lib/plan/checked-services";
import { tableDifferences } from "@/lib/plan/differences";
import { randomCluster } from "@/tests/unit/plan/random-cluster";
import { theLab } from "./the-lab";

const lab = theLab();
const seed = 20_261_121;

/** Random clusters with services, for one engine and of the schedulers that the lab's kernel has. */
function samples(engine: DesiredCluster["engine"], count: number): DesiredCluster[] {
  const withServices = randomCluster.filter(({ services }) => services.length > 0);
  // The same ones every time: what differs between runs is the kernel and keepalived, not luck.
  return fc.sample(withServices, { numRuns: count, seed }).map((cluster) => ({
    ...cluster,
    engine,
    services: cluster.services.map((service) => ({
      ...service,
      scheduler: service.scheduler === "twos" ? "wlc" : service.scheduler,
      // Nobody answers at the real servers' addresses.
      healthChecks: [],
      destinations: service.destinations.map((destination) => ({ ...destination, healthChecks: null })),
    })),
  }));
}

async function kernelTable(): Promise<IpvsTable> {
  const [saved = "", listed = ""] = (
    await lab.script("director1", "ipvsadm -Sn; echo --; ipvsadm -Ln --thresholds")
  ).split("--\n");
  const [table, thresholds] = [parseSave(saved), parseThresholds(listed)];
  if (!table.ok || !thresholds.ok) throw new Error(`cannot be read:\n${saved}\n${listed}`);
  return withThresholds(table.value, thresholds.value);
}

/** The same services in as few tables as hold them: a program of the lab costs far more than a line of a table does. */
function packed(tables: readonly IpvsTable[]): IpvsTable[] {
  const bins: Map<string, IpvsTable["services"][number]>[] = [];
  for (const { services } of tables) {
    const keys = services.map(({ key }) => serviceKeyText(key));
    let bin = bins.find((one) => one.size < 500 && !keys.some((key) => one.has(key)));
    if (bin === undefined) {
      bin = new Map();
      bins.push(bin);
    }
    for (const service of services) bin.set(serviceKeyText(service.key), service);
  }
  return bins.map((bin) => ({ services: [...bin.values()] }));
}

/** As a read-back compares: a sorry server may keep a place in the table. */
function expectInForce(cluster: DesiredCluster, found: IpvsTable): void {
  const table = expectedTable(cluster);
  const wanted = { table, checkedServices: checkedServices(cluster), absent: [] };
  expect(tableDifferences(wanted, { table: found }), `${renderSave(table)}--\n${renderSave(found)}`).toEqual([]);
  expect(found.services).toHaveLength(table.services.length);
}

afterEach(async () => {
  await lab.script("director1", "ipvsadm -C");
});

describe("the table that is expected is the one that a real kernel shows", () => {
  test("after the lines of 1,000 clusters went through ipvsadm -R, which has nothing to say about them", async () => {
    const tables = samples("ipvsadm", 1000).map(expectedTable);
    const together = packed(tables);
    for (const expected of together) {
      const said = await lab.script("director1", "ipvsadm -C; ipvsadm -R 2>&1", { input: renderSave(expected) });
      expect(said).toBe("");
      const found = await kernelTable();
      expect(tableDifferences({ table: expected, checkedServices: [], absent: [] }, { table: found })).toEqual([]);
      expect(found.services).toHaveLength(expected.services.length);
    }
    const services = tables.flatMap((table) => table.services).length;
    console.info(`rule sets: ${tables.length} with ${services} services, as ${together.length} tables of the kernel`);
  });

  test("after keepalived took over its file", async () => {
    for (const cluster of samples("keepalived", 10)) {
      const conf = renderKeepalivedConf(cluster, "d0");
      await lab.script("director1", "cat >/run/rule-sets.conf; keepalived -C -f /run/rule-sets.conf", { input: conf });
      try {
        const slow = { timeout: 20_000, interval: 200 };
        await vi.waitFor(async () => expectInForce(cluster, await kernelTable()), slow);
      } finally {
        await lab.script("director1", "kill $(cat /run/keepalived.pid); while pidof keepalived; do sleep 0.1; done");
      }
    }
  });
});
