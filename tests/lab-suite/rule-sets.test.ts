import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { tablesEqual } from "@/lib/ipvs/equality";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsTable } from "@/lib/ipvs/model";
import { parseSave } from "@/lib/ipvs/parse-save";
import { parseThresholds, withThresholds } from "@/lib/ipvs/parse-thresholds";
import { renderSave } from "@/lib/ipvs/render-save";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import type { DesiredCluster } from "@/lib/model/cluster";
import { tableDifferences } from "@/lib/plan/differences";
import { randomCluster } from "@/tests/unit/plan/random-cluster";
import { theLab } from "./the-lab";

const lab = theLab();

/** Random clusters for one engine, of the schedulers that the lab's kernel has. */
function samples(engine: DesiredCluster["engine"], count: number): DesiredCluster[] {
  return fc.sample(randomCluster, count).map((cluster) => ({
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

/** Says what differs before it says that something does. */
function expectEqual(expected: IpvsTable, found: IpvsTable): void {
  const wanted = { table: expected, checkedServices: [], absent: [] };
  expect(tableDifferences(wanted, { table: found }), `${renderSave(expected)}--\n${renderSave(found)}`).toEqual([]);
  expect(tablesEqual(expected, found)).toBe(true);
}

afterEach(async () => {
  await lab.script("director1", "ipvsadm -C");
});

describe("the table that is expected is the one that a real kernel shows", () => {
  test("after its lines went through ipvsadm -R, which has nothing to say about them", async () => {
    for (const cluster of samples("ipvsadm", 25)) {
      const expected = expectedTable(cluster);
      const said = await lab.script("director1", `ipvsadm -C; ipvsadm -R 2>&1 <<'RULES'\n${renderSave(expected)}RULES`);
      expect(said, renderSave(expected)).toBe("");
      expectEqual(expected, await kernelTable());
    }
  });

  test("after keepalived took over its file", async () => {
    for (const cluster of samples("keepalived", 10)) {
      const expected = expectedTable(cluster);
      const conf = renderKeepalivedConf(cluster, "d0");
      await lab.script("director1", "cat >/run/rule-sets.conf; keepalived -C -f /run/rule-sets.conf", { input: conf });
      try {
        await vi.waitFor(async () => expectEqual(expected, await kernelTable()), { timeout: 20_000, interval: 200 });
      } finally {
        await lab.script("director1", "kill $(cat /run/keepalived.pid); while pidof keepalived; do sleep 0.1; done");
      }
    }
  });
});
