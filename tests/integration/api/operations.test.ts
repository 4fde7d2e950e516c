import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationDetailSchema, operationEventSchema, planResourceSchema } from "@/lib/api/resources/operation";
import { notifyOperations } from "@/lib/operations/notify-operation";
import type { Plan } from "@/lib/plan/model";
import { createExampleCluster } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

let hosts = 0;

/** A queued operation, as a click on "scan" leaves it. */
async function scan(): Promise<string> {
  hosts += 1;
  const host = await panel.addHost(`scanned-${hosts}`);
  const answer = await panel.call("POST", `/api/v1/hosts/${host.id}/scan`, { as: "admin" });
  return answer.body.id;
}

async function line(operationId: string, code: string): Promise<void> {
  await panel.database.transaction(async (tx) => {
    await tx.operationEvent.create({ data: { operationId, hostName: "lb1", code, params: { count: 1 } } });
    await notifyOperations(tx, [operationId]);
  });
}

async function finish(operationId: string): Promise<void> {
  await panel.database.transaction(async (tx) => {
    await tx.operation.update({ where: { id: operationId }, data: { state: "confirmed", finishedAt: new Date() } });
    await notifyOperations(tx, [operationId]);
  });
}

describe("operations", () => {
  test("are read with their steps, in the shape that clients know", async () => {
    const id = await scan();
    const step = { operationId: id, seq: 1, hostName: "lb1", wave: "", title: { code: "step.scan", params: {} } };
    await panel.database.prisma.operationStep.create({ data: { ...step, output: "\u001b[31m<b>" } });
    const answer = await panel.call("GET", `/api/v1/operations/${id}`, { as: "viewer" });
    expect(operationDetailSchema.strict().parse(answer.body)).toEqual(answer.body);
    expect(answer.body.steps).toMatchObject([{ seq: 1, output: "\u001b[31m<b>" }]);
  });

  test("are listed newest first, page by page, and by what they are about", async () => {
    const ids = [await scan(), await scan(), await scan()];
    const first = await panel.call("GET", "/api/v1/operations?limit=2&kind=host_scan", { as: "viewer" });
    expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[1]]);
    const next = `/api/v1/operations?limit=2&kind=host_scan&cursor=${first.body.next}`;
    const second = await panel.call("GET", next, { as: "viewer" });
    expect(second.body.items[0].id).toBe(ids[0]);
    const none = await panel.call("GET", "/api/v1/operations?state=unknown", { as: "viewer" });
    expect(none.body).toEqual({ items: [], next: null });
  });

  test("can be waited for: the answer comes when they finish", async () => {
    const id = await scan();
    const begun = performance.now();
    const waiting = panel.call("GET", `/api/v1/operations/${id}?wait=20s`, { as: "viewer" });
    await finish(id);
    expect((await waiting).body).toMatchObject({ id, state: "confirmed" });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test("that take longer than the wait answer as they are", async () => {
    const id = await scan();
    const answer = await panel.call("GET", `/api/v1/operations/${id}?wait=50ms`, { as: "viewer" });
    expect(answer).toMatchObject({ status: 200, body: { state: "queued" } });
  });

  test("stop waiting when the client goes away", async () => {
    const id = await scan();
    const controller = new AbortController();
    const options = { as: "viewer", signal: controller.signal } as const;
    const waiting = panel.call("GET", `/api/v1/operations/${id}?wait=30s`, options);
    controller.abort();
    expect((await waiting).body).toMatchObject({ state: "queued" });
  });
});

describe("the log of an operation", () => {
  test("comes as events: what was, what comes, and an end when it is finished", async () => {
    const id = await scan();
    await line(id, "log.first");
    const response = await panel.fetch("GET", `/api/v1/operations/${id}/events`, { as: "viewer" });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const events = readEvents(response);
    expect(await nextNamed(events, "log")).toMatchObject({ message: { code: "log.first", params: { count: 1 } } });
    expect(await nextNamed(events, "operation")).toMatchObject({ id, state: "queued" });
    await line(id, "log.second");
    expect(operationEventSchema.parse(await nextNamed(events, "log"))).toMatchObject({
      message: { code: "log.second" },
    });
    await finish(id);
    expect(await nextNamed(events, "operation")).toMatchObject({ state: "confirmed" });
    expect((await events.next()).done).toBe(true);
  });

  test("goes on after the line that was seen last", async () => {
    const id = await scan();
    for (const code of ["log.one", "log.two", "log.three"]) await line(id, code);
    await finish(id);
    const whole = await panel.fetch("GET", `/api/v1/operations/${id}/events`, { as: "viewer" });
    const [, lastId] = /id: (\d+)\ndata: [^\n]*log\.two/.exec(await whole.text()) ?? [];
    const headers = { "last-event-id": lastId ?? "" };
    const rest = await (await panel.fetch("GET", `/api/v1/operations/${id}/events`, { as: "viewer", headers })).text();
    expect(rest).toContain("log.three");
    expect(rest).not.toContain("log.two");
  });
});

describe("plans", () => {
  const body = (clusterId: string, draftRevision: number, problems: Plan["problems"] = []): Plan => {
    return {
      clusterId,
      draftRevision,
      basis: [],
      fingerprint: "f",
      waves: [],
      shares: [],
      problems,
      guards: [],
      changeCount: 0,
    };
  };

  async function planOf(clusterId: string): Promise<{ id: string; draftRevision: number }> {
    const answer = await panel.call("POST", `/api/v1/clusters/${clusterId}/plans`, { as: "operator" });
    expect(answer).toMatchObject({ status: 202, body: { state: "pending", body: null } });
    expect(answer.headers.get("location")).toBe(`/api/v1/plans/${answer.body.id}`);
    return answer.body;
  }

  async function make(clusterId: string, problems: Plan["problems"] = []): Promise<string> {
    const { id, draftRevision } = await planOf(clusterId);
    const plan = body(clusterId, draftRevision, problems);
    await panel.database.transaction(async (tx) => {
      await tx.plan.update({ where: { id }, data: { state: "ready", body: plan, readyAt: new Date() } });
      await panel.database.notify(tx, "signalbox_plan", id);
    });
    return id;
  }

  const apply = (id: string, headers: Record<string, string> = {}) =>
    panel.call("POST", `/api/v1/plans/${id}/apply`, { as: "operator", body: { reason: "new web server" }, headers });

  test("can be waited for and are read in the shape that clients know, with problems in words", async () => {
    const { clusterId } = await createExampleCluster(panel);
    const { id, draftRevision } = await planOf(clusterId);
    const waiting = panel.call("GET", `/api/v1/plans/${id}?wait=20s`, { as: "viewer" });
    const plan = body(clusterId, draftRevision, [
      { path: ["directors"], code: "cluster.directors_missing", severity: "error" },
    ]);
    await panel.database.transaction(async (tx) => {
      await tx.plan.update({ where: { id }, data: { state: "ready", body: plan, readyAt: new Date() } });
      await panel.database.notify(tx, "signalbox_plan", id);
    });
    const answer = await waiting;
    expect(planResourceSchema.strict().parse(answer.body)).toEqual(answer.body);
    expect(answer.body.problems[0].message).toBe("The cluster has no director. Add at least one host as director.");
  });

  test("become an operation, once per Idempotency-Key", async () => {
    const { clusterId } = await createExampleCluster(panel);
    const id = await make(clusterId);
    const headers = { "idempotency-key": `apply-${id}` };
    const [first, second] = [await apply(id, headers), await apply(id, headers)];
    expect(first).toMatchObject({
      status: 202,
      body: { kind: "apply", planId: id, clusterId, reason: "new web server", actorName: "operator" },
    });
    expect(second.body.id).toBe(first.body.id);
    const trail = await panel.call("GET", `/api/v1/audit?operationId=${first.body.id}`, { as: "operator" });
    expect(trail.body.items).toMatchObject([{ action: "operation.apply", actorName: "operator" }]);
  });

  test("are refused when the draft moved on", async () => {
    const { clusterId, serviceId } = await createExampleCluster(panel);
    const id = await make(clusterId);
    await panel.call("PATCH", `/api/v1/services/${serviceId}`, {
      as: "operator",
      revision: 1,
      body: { scheduler: "rr" },
    });
    expect(await apply(id)).toMatchObject({ status: 409, body: { code: "plan.stale" } });
  });

  test("are refused while they are being made, and when they forbid themselves", async () => {
    const { clusterId } = await createExampleCluster(panel);
    const { id } = await planOf(clusterId);
    expect(await apply(id)).toMatchObject({ status: 409, body: { code: "plan.not_ready" } });
    const error = { path: ["directors"], code: "cluster.directors_missing", severity: "error" } as const;
    const warning = { path: [], code: "service.all_weights_zero", severity: "warning" } as const;
    expect(await apply(await make(clusterId, [error, warning]))).toMatchObject({
      status: 422,
      body: { code: "plan.blocked", problems: [{ code: "cluster.directors_missing" }] },
    });
    expect((await apply(await make(clusterId, [warning]))).status).toBe(202);
  });

  test("are applied by operators, not by viewers", async () => {
    const { clusterId } = await createExampleCluster(panel);
    const id = await make(clusterId);
    expect((await panel.call("POST", `/api/v1/plans/${id}/apply`, { as: "viewer", body: {} })).status).toBe(403);
  });
});

type ServerEvent = { readonly name: string; readonly data: unknown };

async function* readEvents(response: Response): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const name = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (name !== undefined && data !== undefined) yield { name, data: JSON.parse(data) };
    }
  }
}

async function nextNamed(events: AsyncGenerator<ServerEvent>, name: string): Promise<unknown> {
  for (;;) {
    const { value, done } = await events.next();
    if (done === true) throw new Error(`the stream ended before ${name}`);
    if (value.name === name) return value.data;
  }
}
