import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RunResource } from "@/lib/api/resources/run";
import { cannotUnshare } from "../../support/fake-hosts/fake-namespace";
import { type RunRig, startRunRig } from "../../support/run-rig";

const over = ({ state }: RunResource) => ["succeeded", "failed", "aborted"].includes(state);

describe.skipIf(cannotUnshare)("runs on many targets, and in steps", () => {
  let rig: RunRig;
  beforeAll(async () => {
    rig = await startRunRig();
  }, 120_000);
  afterAll(() => rig?.close());

  /** Everything serves with its weight of 10. */
  beforeEach(async () => {
    rig.down.clear();
    rig.connections.fill(0);
    for (const id of rig.realServerIds) {
      await rig.panel.call("POST", `/api/v1/real-servers/${id}/restore`, { as: "operator", body: { all: true } });
      await rig.panel.call("POST", `/api/v1/real-servers/${id}/weight`, { as: "operator", body: { weight: 10 } });
    }
    await rig.pass();
    expect(rig.kernel()).toEqual([10, 10, 10, 10]);
  });

  const realServers = (...indexes: readonly number[]) =>
    indexes.map((index) => ({ kind: "realServer", id: rig.realServerIds[index] }));

  async function started(body: object): Promise<string> {
    const answer = await rig.start(body);
    expect([answer.status, answer.body.problems]).toEqual([202, undefined]);
    return answer.body.id;
  }

  test("a verb is done to one target after another, and each has its own result", async () => {
    const id = await started({ kind: "bulk", verb: "drain", hold: "disk", targets: realServers(0, 1) });
    const run = await rig.until(id, over);
    expect(run.items.map(({ target, phase, out }) => [target.name, phase, out])).toEqual([
      ["rs1", "done", true],
      ["rs2", "done", true],
    ]);
    expect(rig.kernel()).toEqual([0, 0, 10, 10]);
    const back = await started({ kind: "bulk", verb: "restore", hold: "disk", targets: realServers(0, 1) });
    expect((await rig.until(back, over)).state).toBe("succeeded");
    expect(rig.kernel()).toEqual([10, 10, 10, 10]);
  });

  test("what a guard forbids fails its item, and nothing is done to those after it", async () => {
    // The guard on what may be out at once (a half, unless set otherwise) refuses the third.
    const id = await started({ kind: "bulk", verb: "drain", targets: realServers(0, 1, 2, 3) });
    const run = await rig.until(id, over);
    expect(run.state).toBe("failed");
    const phases = run.items.map(({ phase }) => phase);
    const failed = phases.indexOf("failed");
    expect(failed).toBeGreaterThan(0);
    expect(run.items[failed]?.problem?.code).toBe("guard.minimum_available");
    expect(phases.slice(failed + 1).every((phase) => phase === "skipped")).toBe(true);
    expect(rig.kernel()[failed]).toBe(10);
  });

  test("a selection is made when the run starts, and a weight is the same for all of it", async () => {
    const selection = { clusterId: rig.clusterId, of: "destination", text: "rs1" };
    const id = await started({ kind: "bulk", verb: "weight", weight: 4, selection });
    const run = await rig.until(id, over);
    expect(run.items.map(({ target, phase }) => [target.kind, phase])).toEqual([["destination", "done"]]);
    expect(rig.kernel()).toEqual([4, 10, 10, 10]);
  });

  test("a dry run says what would be left, what guards would say, and changes nothing", async () => {
    const answer = await rig.start({ kind: "bulk", verb: "drain", dryRun: true, targets: realServers(0, 1, 2, 3) });
    expect(answer).toMatchObject({ status: 200, body: { dryRun: true, explanations: [{ code: "drain" }] } });
    expect(answer.body.batches.map(({ problems }: { problems: unknown[] }) => problems.length > 0)).toContain(true);
    expect(answer.body.batches[0]).toMatchObject({ capacity: [{ serviceName: "www", percent: 75 }], problems: [] });
    await rig.pass();
    expect(rig.kernel()).toEqual([10, 10, 10, 10]);
    const { body } = await rig.panel.call("GET", `/api/v1/destinations/${rig.destinationIds[0]}`, { as: "viewer" });
    expect(body).toMatchObject({ weight: 10, holds: [] });
  });

  test("a ramp brings back what is held with its first step, and ends with its last", async () => {
    const [target] = realServers(0);
    await rig.panel.call("POST", `/api/v1/real-servers/${target?.id}/drain`, { as: "operator", body: {} });
    await rig.pass();
    const id = await started({ kind: "ramp", target, ramp: { steps: { from: 20, to: 100, steps: 3 }, everySec: 4 } });
    const weights: (number | null)[] = [];
    for (let run = await rig.read(id); !over(run); run = await rig.read(id)) {
      await rig.pass();
      if (weights.at(-1) !== rig.kernel()[0]) weights.push(rig.kernel()[0] ?? null);
    }
    expect(weights).toEqual([2, 6, 10]);
    expect(await rig.read(id)).toMatchObject({
      state: "succeeded",
      items: [{ phase: "done", step: { index: 2, count: 3 } }],
    });
  });

  test("a ramp whose server gets more than its share of connections goes back to where it was", async () => {
    const [target] = realServers(0);
    const abortIf = { activeShareOver: 2 };
    const ramp = { unit: "weight", steps: [2, 10, 20], everySec: 60, abortIf };
    const id = await started({ kind: "ramp", target, ramp, onAbort: "back" });
    await rig.until(id, ({ waitsFor }) => waitsFor?.kind === "ramp");
    expect(rig.kernel()).toEqual([2, 10, 10, 10]);
    rig.connections.splice(0, 4, 30, 10, 10, 10);
    const run = await rig.until(id, over);
    expect(run).toMatchObject({ state: "failed", items: [{ phase: "failed", problem: { code: "run.share" } }] });
    expect(rig.kernel()).toEqual([10, 10, 10, 10]);
  });

  test("the same key and words get the same run, other words are refused", async () => {
    const body = { kind: "bulk", verb: "weight", weight: 9, targets: realServers(3) };
    const headers = { "idempotency-key": "deploy-42" };
    const [first, again] = await Promise.all([rig.start(body, headers), rig.start(body, headers)]);
    expect([first.status, again.status, again.body.id]).toEqual([202, 202, first.body.id]);
    expect(first.headers.get("location")).toBe(`/api/v1/runs/${first.body.id}`);
    const other = await rig.start({ ...body, weight: 8 }, headers);
    expect(other).toMatchObject({ status: 422, body: { problems: [{ code: "idempotency_key.reused" }] } });
    await rig.until(first.body.id, over);
  });

  test("what does not exist, is named twice or says nothing is refused, all of it at once", async () => {
    const nobody = { kind: "realServer", id: "0199d1a0-0000-7000-8000-000000000000" };
    const codes = async (body: object) =>
      (await rig.start(body)).body.problems.map(({ code }: { code: string }) => code);
    const bulk = { kind: "bulk", verb: "drain" };
    expect(await codes({ ...bulk, targets: [nobody, ...realServers(0)] })).toEqual(["run.unknown_target"]);
    expect(await codes({ ...bulk, targets: realServers(0, 0) })).toEqual(["run.repeated_target"]);
    expect(await codes(bulk)).toEqual(["run.targets_or_selection"]);
    expect(await codes({ ...bulk, verb: "weight", targets: realServers(0) })).toEqual(["run.weight_missing"]);
  });
});
