import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { RunResource } from "@/lib/api/resources/run";
import type { Database } from "@/lib/db/database";
import { cannotUnshare } from "../../support/fake-hosts/fake-namespace";
import { type RunRig, startRunRig } from "../../support/run-rig";

// Real Postgres and the workers' own code, on simulated directors whose kernels and files are looked at.
const over = ({ state }: RunResource) => ["succeeded", "failed", "aborted"].includes(state);
let rig: RunRig;

beforeAll(async () => {
  if (cannotUnshare === null) rig = await startRunRig();
}, 120_000);
afterAll(() => rig?.close());
beforeEach(async () => {
  // One that failed its test leaves nothing to the next.
  await rig?.panel.database.prisma.run.updateMany({ where: { endedAt: null }, data: { state: "aborted" } });
  rig?.down.clear();
  rig?.connections.fill(0);
});

function rolling(changes: object = {}): object {
  const { clusterId, realServerIds } = rig;
  return { kind: "rolling", clusterId, realServerIds, healthGate: { checks: 2 }, reason: "deploy 42", ...changes };
}

async function started(body: object): Promise<string> {
  const answer = await rig.start(body);
  expect([answer.status, answer.body.problems]).toEqual([202, undefined]);
  return answer.body.id;
}

function phases(run: RunResource): string[] {
  return run.items.map(({ phase }) => phase);
}

/** What the trail says was done to destinations since: one word an entry. */
async function trailSince(at: Date): Promise<string[]> {
  const rows = await rig.panel.database.prisma.auditEntry.findMany({
    where: { objectType: "destination", at: { gt: at } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ action, actorName }) => `${actorName}: ${action}`);
}

test.skipIf(cannotUnshare)(
  "takes out one server after another, and each comes back with the weight it had",
  async () => {
    const from = new Date();
    const id = await started(rolling());
    const seen = new Set<string>();
    let run = await rig.read(id);
    while (!over(run)) {
      await rig.pass();
      seen.add(rig.kernel().join(" "));
      run = await rig.read(id);
    }
    expect([run.state, phases(run)]).toEqual(["succeeded", ["done", "done", "done", "done"]]);
    expect([...seen].sort()).toEqual(["0 10 10 10", "10 0 10 10", "10 10 0 10", "10 10 10 0", "10 10 10 10"]);
    expect(run.items.map(({ operationIds }) => operationIds.length)).toEqual([2, 2, 2, 2]);
    expect(run.items[0]?.times.map(({ phase }) => phase)).toEqual([
      ...["waiting", "taking_out", "draining", "hook", "health", "bringing_back", "health", "done"],
    ]);
    expect(await trailSince(from)).toEqual(
      [1, 2, 3, 4].flatMap(() => ["operator: destination.drain", "operator: destination.restore"]),
    );
    expect(run).toMatchObject({ actorName: "operator", reason: "deploy 42", problem: null, waitsFor: null });
  },
  120_000,
);

test.skipIf(cannotUnshare)(
  "a worker that dies in the middle of any look has done nothing, and the next goes on",
  async () => {
    const from = new Date();
    const id = await started(rolling());
    const { database } = rig.panel;
    const dying: Database = {
      ...database,
      transaction: (work) =>
        database.transaction(async (tx) => {
          await work(tx);
          throw new Error("killed before its commit");
        }),
    };
    let run = await rig.read(id);
    while (!over(run)) {
      await rig.pass(2, async (now) => {
        const before = await rig.read(id);
        await rig.watch(dying, now);
        expect(await rig.read(id)).toEqual(before);
        // Then two workers at once.
        await Promise.all([rig.watch(database, now), rig.watch(database, now)]);
      });
      run = await rig.read(id);
    }
    expect(run.state).toBe("succeeded");
    expect(run.items.map(({ operationIds }) => operationIds.length)).toEqual([2, 2, 2, 2]);
    expect(await trailSince(from)).toHaveLength(8);
    expect(await database.prisma.operation.count({ where: { createdAt: { gt: from }, kind: "weight" } })).toBe(8);
  },
  120_000,
);

test.skipIf(cannotUnshare)(
  "waits for the word of a program, which it takes once, and fails by one that says failed",
  async () => {
    const id = await started(rolling({ hook: { kind: "continue", limitSec: 600 }, batchSize: 2 }));
    const run = await rig.until(id, ({ items }) => items.filter(({ phase }) => phase === "hook").length === 2);
    expect(rig.kernel()).toEqual([0, 0, 10, 10]);
    expect(run.waitsFor).toMatchObject({ kind: "continue", itemIds: [run.items[0]?.id, run.items[1]?.id] });
    const [first, second, third] = run.items.map((item) => `items/${item.id}/continue`);
    expect((await rig.say(id, third ?? "", {})).status).toBe(409);
    for (const _ of [1, 2]) expect((await rig.say(id, first ?? "", {})).status).toBe(202);
    await rig.until(id, ({ items }) => items[0]?.phase === "done");
    expect((await rig.say(id, first ?? "", {})).status).toBe(202);
    expect(rig.kernel()).toEqual([10, 0, 10, 10]);
    await rig.say(id, second ?? "", { failed: true, reason: "the new version does not start" });
    const ended = await rig.until(id, over);
    expect(ended).toMatchObject({ state: "failed", problem: { code: "run.item_failed", params: { name: "rs2" } } });
    expect(ended.items.map(({ phase, out, problem }) => [phase, out, problem?.code])).toEqual([
      ...[
        ["done", false, undefined],
        ["failed", false, "run.hook_failed"],
      ],
      ...[
        ["skipped", false, undefined],
        ["skipped", false, undefined],
      ],
    ]);
    expect(rig.kernel()).toEqual([10, 10, 10, 10]);
  },
  120_000,
);

test.skipIf(cannotUnshare)(
  "a server that the directors' checks keep out ends the run, and the rest is left alone",
  async () => {
    const id = await started(
      rolling({ hook: { kind: "manual", limitSec: 600 }, healthGate: { checks: 2, withinSec: 20 } }),
    );
    const run = await rig.until(id, ({ items }) => items[0]?.phase === "hook");
    rig.down.add(0);
    await rig.say(id, `items/${run.items[0]?.id}/continue`, {});
    const ended = await rig.until(id, over);
    expect(ended.items[0]).toMatchObject({ phase: "failed", out: false, problem: { code: "run.not_healthy" } });
    expect(phases(ended)).toEqual(["failed", "skipped", "skipped", "skipped"]);
  },
  120_000,
);

test.skipIf(cannotUnshare)(
  "waits while too little serves, and refuses batches that would never leave enough",
  async () => {
    const never = await rig.start(rolling({ batchSize: 2, minCapacityPercent: 60 }));
    expect(never).toMatchObject({ status: 422, body: { problems: [{ code: "run.capacity_never" }] } });
    rig.down.add(3);
    const id = await started(rolling({ minCapacityPercent: 75 }));
    for (let looks = 0; looks < 5; looks += 1) await rig.pass();
    expect(await rig.read(id)).toMatchObject({ state: "running", waitsFor: { kind: "capacity" } });
    expect(rig.kernel()).toEqual([10, 10, 10, 10]);
    rig.down.clear();
    await rig.until(id, over);
    expect((await rig.read(id)).state).toBe("succeeded");
  },
  120_000,
);

test.skipIf(cannotUnshare)(
  "a ramp of a rolling deploy rises to the weight it had and goes on from there",
  async () => {
    const { realServerIds } = rig;
    const ramp = { steps: [10, 50], everySec: 4 };
    const id = await started(rolling({ realServerIds: realServerIds.slice(0, 1), ramp, soakSec: 6 }));
    const weights: (number | null)[] = [];
    let run = await rig.read(id);
    while (!over(run)) {
      await rig.pass();
      const [weight = null] = rig.kernel();
      if (weights.at(-1) !== weight) weights.push(weight);
      run = await rig.read(id);
    }
    expect([run.state, weights]).toEqual(["succeeded", [0, 1, 5, 10]]);
    expect(run.items[0]?.times.map(({ phase }) => phase).slice(-3)).toEqual(["ramping", "soaking", "done"]);
  },
  120_000,
);

test.skipIf(cannotUnshare)(
  "pause asks for nothing more, and abort puts back what is out and says so",
  async () => {
    const id = await started(rolling({ batchSize: 2 }));
    rig.connections.fill(3);
    await rig.until(id, ({ items }) => items.filter(({ phase }) => phase === "draining").length === 2);
    expect((await rig.say(id, "pause")).status).toBe(202);
    rig.connections.fill(0);
    for (let looks = 0; looks < 8; looks += 1) await rig.pass();
    expect(await rig.read(id)).toMatchObject({ state: "paused", waitsFor: null });
    expect(rig.kernel()).toEqual([0, 0, 10, 10]);
    expect((await rig.say(id, "pause")).body).toMatchObject({ code: "run.not_under_way" });
    expect((await rig.say(id, "abort")).body).toMatchObject({ state: "aborting" });
    const ended = await rig.until(id, over);
    expect([ended.state, phases(ended)]).toEqual(["aborted", ["restored", "restored", "skipped", "skipped"]]);
    expect(rig.kernel()).toEqual([10, 10, 10, 10]);
    expect((await rig.say(id, "abort")).status).toBe(409);
  },
  120_000,
);

test.skipIf(cannotUnshare)(
  "what somebody else holds stays held, and is not waited for",
  async () => {
    const [rs1] = rig.realServerIds;
    const hold = { hold: "disk", reason: "a new disk" };
    await rig.panel.call("POST", `/api/v1/real-servers/${rs1}/drain`, { as: "operator", body: hold });
    await rig.pass();
    const id = await started(rolling({ realServerIds: [rs1], minCapacityPercent: 0 }));
    const ended = await rig.until(id, over);
    expect(ended).toMatchObject({
      state: "succeeded",
      items: [{ phase: "done", problem: { code: "run.still_held" } }],
    });
    expect(rig.kernel()).toEqual([0, 10, 10, 10]);
    await rig.panel.call("POST", `/api/v1/real-servers/${rs1}/restore`, { as: "operator", body: { hold: "disk" } });
    await rig.pass();
    expect(rig.kernel()).toEqual([10, 10, 10, 10]);
  },
  120_000,
);

test.skipIf(cannotUnshare)(
  "one that somebody else brings back has failed",
  async () => {
    const id = await started(rolling({ hook: { kind: "continue" } }));
    await rig.until(id, ({ items }) => items[0]?.phase === "hook");
    const path = `/api/v1/real-servers/${rig.realServerIds[0]}/restore`;
    await rig.panel.call("POST", path, { as: "operator", body: { all: true } });
    const ended = await rig.until(id, over);
    expect(ended.items[0]).toMatchObject({ phase: "failed", problem: { code: "run.brought_back" } });
    expect(rig.kernel()).toEqual([10, 10, 10, 10]);
  },
  120_000,
);
