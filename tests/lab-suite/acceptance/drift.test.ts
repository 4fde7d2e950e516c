import { afterAll, expect, test, vi } from "vitest";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { type DriftResource, driftResourceSchema } from "@/lib/api/resources/drift";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { fault } from "@/tests/faults/fault";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed, makePlan } from "@/tests/support/panel/wait-for-operation";
import { theLab } from "../the-lab";
import { kernelTable } from "./on-hosts";
import { panelOfThisFile } from "./panel-of-this-file";

const lab = theLab();
const { api } = panelOfThisFile();
const vip = "10.77.0.86";
/** Twice the interval that is set below: a look may have begun a moment before the change. */
const withinTwoLooks = { timeout: 25_000, interval: 500 };
let cluster: ClusterResource;

const path = () => `/clusters/${cluster.id}/drift`;
const drift = () => api().get(path(), driftResourceSchema);
const operations = async () =>
  (await api().get(`/operations?clusterId=${cluster.id}&limit=100`, pageSchema(operationResourceSchema))).items;
const weigh = (weight: number) => lab.script("director1", `ipvsadm -e -t ${vip}:80 -r 10.77.0.21:80 -g -w ${weight}`);

async function change(changes: { intervalSec?: number; autoRepair?: boolean }): Promise<void> {
  await api().patch(path(), await drift(), changes, driftResourceSchema);
}

async function until(shown: (found: DriftResource) => void, options = withinTwoLooks): Promise<DriftResource> {
  return await vi.waitFor(async () => {
    const found = await drift();
    shown(found);
    return found;
  }, options);
}

async function theItem() {
  const { items } = await until(({ items }) => expect(items).toHaveLength(1));
  const [item] = items;
  if (item === undefined) throw new Error("no item");
  return item;
}

afterAll(async () => {
  await lab.script("director1", stopWriter);
  await lab.script("director1", `ipvsadm -D -t ${vip}:80 2>/dev/null || true`);
});

test("a cluster as applied is looked at and has no drift", async () => {
  cluster = await describeLabCluster(api(), lab, {
    name: "watched",
    engine: "ipvsadm",
    vip,
    virtualRouterId: 56,
    weights: { rs1: 1, rs2: 1 },
  });
  await applyCluster(api(), cluster.id);
  await change({ intervalSec: 10 });
  await until(({ lookedAt, items }) => {
    expect(lookedAt).not.toBeNull();
    expect(items).toEqual([]);
  });
});

test("a weight set by hand is shown within two looks, in all three states, and can be ignored", async () => {
  await weigh(5);
  const item = await theItem();
  expect(item).toMatchObject({ desired: "-g -w 1", file: "-g -w 1", kernel: "-g -w 5", adoptable: true });
  await api().post(`${path()}/${item.id}/ignore`, { reason: "a test" }, driftResourceSchema);
  expect((await drift()).items).toMatchObject([{ ignored: { reason: "a test" } }]);
});

test("adopting it brings it to the other director and into the files", async () => {
  const { id } = await theItem();
  await confirmed(api(), await api().post(`${path()}/${id}/adopt`, {}, operationResourceSchema));
  await until(({ items }) => expect(items).toEqual([]));
  expect(await kernelTable(lab, "director2", vip)).toContain(`-a -t ${vip}:80 -r 10.77.0.21:80 -g -w 5`);
});

test("a plan without edits is the repair", async () => {
  await weigh(9);
  await theItem();
  await applyCluster(api(), cluster.id);
  await until(({ items }) => expect(items).toEqual([]));
  expect(await kernelTable(lab, "director1", vip)).toContain(`-a -t ${vip}:80 -r 10.77.0.21:80 -g -w 5`);
});

fault(
  {
    promise: "R11",
    fault: "a table flushed by hand, where drift is repaired without a person; what is sent there",
    limit: 0,
    unit: "operations",
  },
  async () => {
    await change({ autoRepair: true });
    const before = (await operations()).length;
    await lab.script("director1", "ipvsadm -C");
    const { items } = await until((found) => expect(found.items).toMatchObject([{ kind: "table_vanished" }]));
    const [alarm] = items;
    await until((found) => expect(found.items[0]?.seenCount).toBeGreaterThan((alarm?.seenCount ?? 0) + 1), {
      ...withinTwoLooks,
      timeout: 40_000,
    });
    const sent = (await operations()).length - before;
    expect(await kernelTable(lab, "director1", vip)).toEqual([]);
    const plan = await makePlan(api(), cluster.id);
    expect(plan.problems.map(({ code }) => code)).toContain("plan.table_vanished");
    await change({ autoRepair: false });
    await applyCluster(api(), cluster.id);
    await until((found) => expect(found.items).toEqual([]));
    return { trials: 1, worst: sent };
  },
);

const pidFile = "/run/signalbox-test-writer.pid";
const writer = `while :; do ipvsadm -e -t ${vip}:80 -r 10.77.0.21:80 -g -w 7; sleep 5; done`;
const stopWriter = `if [ -f ${pidFile} ]; then kill "$(cat ${pidFile})"; rm ${pidFile}; fi`;

fault(
  {
    promise: "R18",
    fault: "a job on a director sets a weight back every 5 s; repairs after the alarm",
    limit: 0,
    unit: "repairs",
  },
  async () => {
    await change({ autoRepair: true });
    await lab.script("director1", `sh -c '${writer}' >/dev/null 2>&1 </dev/null & echo $! > ${pidFile}`);
    const { items, pausedAt } = await until(
      (found) => expect(found.items).toMatchObject([{ fightSince: expect.any(String) }]),
      { timeout: 170_000, interval: 1_000 },
    );
    expect(items).toMatchObject([{ desired: "-g -w 5", kernel: "-g -w 7" }]);
    expect(items[0]?.returns.length).toBeGreaterThanOrEqual(3);
    expect(pausedAt).not.toBeNull();
    const repairs = (await operations()).length;
    await until((found) => expect(found.items[0]?.seenCount).toBeGreaterThan((items[0]?.seenCount ?? 0) + 1), {
      ...withinTwoLooks,
      timeout: 40_000,
    });
    return { trials: 1, worst: (await operations()).length - repairs };
  },
);
