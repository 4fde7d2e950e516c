import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Hosts } from "@/lib/hosts/port";
import { beginDue } from "@/lib/maintenance/begin-due";
import { endOverdue } from "@/lib/maintenance/end-overdue";
import { holdNewDestinations } from "@/lib/maintenance/hold-new-destinations";
import type { MaintenanceDeps } from "@/lib/maintenance/maintenance-deps";
import { watchEnding } from "@/lib/maintenance/watch-ending";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { markApplied } from "../../support/mark-applied";
import { type Panel, startPanel } from "../../support/panel";

// Time passes by moving what the rows say into the past: the watch goes by the database's clock and by nothing else.
let panel: Panel;
let ids: ExampleIds;
/** What each director sees of the server; absent = the director cannot be reached. */
let seen: (string | undefined)[];
let looks: number;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

beforeEach(async () => {
  ids = await createExampleCluster(panel);
  const { prisma } = panel.database;
  await prisma.virtualService.updateMany({ data: { healthChecks: [{ kind: "tcp" }] } });
  await prisma.maintenance.deleteMany();
  await markApplied(panel, ids.clusterId);
  seen = ["0 silent", "0 silent"];
  looks = 0;
});

async function deps(): Promise<MaintenanceDeps> {
  const directors = await panel.database.prisma.director.findMany({ orderBy: { priority: "desc" } });
  const mine = directors.filter(({ clusterId }) => clusterId === ids.clusterId).map(({ hostId }) => hostId);
  const hosts: Hosts = {
    async run(hostId) {
      looks += 1;
      const output = seen[mine.indexOf(hostId)];
      if (output === undefined) {
        return { kind: "not-started", problem: { code: "host.unreachable", params: { reason: "timeout" } } };
      }
      return { kind: "completed", steps: [{ id: "look", exitCode: 0, output }], durationMs: 1 };
    },
    forget: () => undefined,
    close: async () => undefined,
  };
  const { database, log } = panel.services;
  return { database, log, hosts, pause: () => Promise.resolve() };
}

/** One round of everything that the watch does, `sec` seconds after the one before. */
async function pass(sec = 2): Promise<void> {
  await panel.database.prisma.$executeRaw`
    update maintenance set "nextLookAt" = "nextLookAt" - make_interval(secs => ${sec}),
      "beginsAt" = "beginsAt" - make_interval(secs => ${sec}), until = until - make_interval(secs => ${sec}),
      "overAt" = "overAt" - make_interval(secs => ${sec})`;
  const all = await deps();
  for (const work of [beginDue, endOverdue, holdNewDestinations, watchEnding]) await work(all);
}

const later = (sec: number) => new Date(Date.now() + sec * 1000).toISOString();

async function plan(body: object, index: 0 | 1 = 0) {
  const path = `/api/v1/real-servers/${ids.realServerIds[index]}/maintenances`;
  return await panel.call("POST", path, { as: "operator", body: { reason: "disk", ...body } });
}

async function end(id: string, body: object = {}) {
  return await panel.call("POST", `/api/v1/maintenances/${id}/end`, { as: "operator", body });
}

async function now(id: string) {
  return (await panel.call("GET", `/api/v1/maintenances/${id}`, { as: "viewer" })).body;
}

async function destination(index: 0 | 1 = 0) {
  return (await panel.call("GET", `/api/v1/destinations/${ids.destinationIds[index]}`, { as: "viewer" })).body;
}

async function trailOf(id: string): Promise<string[]> {
  const rows = await panel.database.prisma.auditEntry.findMany({ where: { objectId: id }, orderBy: { id: "asc" } });
  return rows.map(({ action }) => action);
}

test("one that begins now takes the server out at once, with who and why", async () => {
  const { status, body } = await plan({ how: "offline" });
  expect([status, body]).toEqual([201, expect.objectContaining({ state: "active", ownerName: "operator" })]);
  expect(await destination()).toMatchObject({
    weight: 0,
    hold: { kind: "offline", weight: 1 },
    holds: [{ name: `maintenance/${body.id}`, reason: "disk", actorName: "operator" }],
  });
  const operation = await panel.database.prisma.operation.findUniqueOrThrow({ where: { id: body.operationId } });
  expect(operation).toMatchObject({ kind: "weight", state: "queued" });
});

test("asked for again with the same key it is the same one, and the key is good for nothing else", async () => {
  const path = `/api/v1/real-servers/${ids.realServerIds[0]}/maintenances`;
  const headers = { "idempotency-key": `night-${ids.clusterId}` };
  const ask = (reason: string) => panel.call("POST", path, { as: "operator", headers, body: { reason } });
  const [first, again] = [await ask("disk"), await ask("disk")];
  expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  expect(await panel.database.prisma.maintenance.count()).toBe(1);
  expect(await ask("fan")).toMatchObject({ status: 422, body: { problems: [{ code: "idempotency_key.reused" }] } });
});

test("a later one begins when its time has come, and is over when it is", async () => {
  const { body } = await plan({ from: later(60), until: later(120) });
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "scheduled", begunAt: null });
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
  await pass(60);
  expect(await now(body.id)).toMatchObject({ state: "active" });
  expect(await destination()).toMatchObject({ weight: 0, hold: { kind: "drain" } });
  await pass(60);
  expect(await now(body.id)).toMatchObject({ state: "ending", endedBy: null });
  expect(await trailOf(body.id)).toEqual(["maintenance.create", "maintenance.begin"]);
});

test("a server whose maintenance is over stays out until three looks in a row are good", async () => {
  const { body } = await plan({});
  await end(body.id, { reason: "done" });
  await pass();
  expect(await now(body.id)).toMatchObject({
    state: "ending",
    health: { good: 0, faults: [{ serviceName: "web", port: 80, status: null }, {}] },
  });
  seen = ["0 open", "0 open"];
  await pass();
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "ending", health: { good: 2 } });
  seen = ["0 open", "0 silent"];
  await pass();
  expect(await now(body.id)).toMatchObject({ health: { good: 0 } });
  seen = ["0 open", "0 open"];
  for (const good of [1, 2]) {
    await pass();
    expect(await now(body.id)).toMatchObject({ state: "ending", health: { good } });
    expect(await destination()).toMatchObject({ weight: 0 });
  }
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "ended", forced: false, endedBy: "operator" });
  expect(await destination()).toMatchObject({ weight: 1, hold: null, holds: [] });
  expect(await trailOf(body.id)).toEqual(["maintenance.create", "maintenance.end", "maintenance.lift"]);
});

test("of several reasons each ends for itself, and the server comes back with the last", async () => {
  const first = await plan({ reason: "disk" });
  const second = await plan({ reason: "switch", how: "cut" });
  expect(await destination()).toMatchObject({ hold: { kind: "cut" }, holds: [{}, {}] });
  await end(second.body.id);
  await pass();
  expect([await now(second.body.id), looks]).toEqual([expect.objectContaining({ state: "ended" }), 0]);
  expect(await destination()).toMatchObject({ weight: 0, hold: { kind: "drain" }, holds: [{}] });
  await end(first.body.id);
  await pass();
  expect(await now(first.body.id)).toMatchObject({ state: "ending" });
});

test("two that are over in the same moment do not let the server in unseen", async () => {
  const both = [await plan({ until: later(10) }), await plan({ until: later(10) })].map(({ body }) => body.id);
  await pass(10);
  const states = await Promise.all(both.map(async (id) => (await now(id)).state));
  expect(states.sort()).toEqual(["ended", "ending"]);
  expect(await destination()).toMatchObject({ weight: 0 });
});

test("a director that cannot be reached keeps no server out; when none can be, nobody is let in", async () => {
  const { body } = await plan({});
  await end(body.id);
  seen = [undefined, undefined];
  for (let round = 0; round < 4; round += 1) await pass();
  expect(await now(body.id)).toMatchObject({
    state: "ending",
    health: { good: 0, unasked: [expect.any(String), expect.any(String)] },
  });
  seen = [undefined, "0 open"];
  for (let round = 0; round < 3; round += 1) await pass();
  expect(await now(body.id)).toMatchObject({ state: "ended" });
});

test("who waits for its end is told when the server is back, and not before", async () => {
  const { body } = await plan({});
  const path = `/api/v1/maintenances/${body.id}`;
  const asked = { as: "operator", body: {} } as const;
  expect((await panel.call("POST", `${path}/end?wait=100ms`, asked)).body).toMatchObject({ state: "ending" });
  const waiting = panel.call("GET", `${path}?wait=20s`, { as: "viewer" });
  seen = ["0 open", "0 open"];
  for (let round = 0; round < 3; round += 1) await pass();
  expect((await waiting).body).toMatchObject({ state: "ended", endedAt: expect.any(String) });
});

test("what nothing checks comes back without a look", async () => {
  await panel.database.prisma.virtualService.updateMany({ data: { healthChecks: [] } });
  await markApplied(panel, ids.clusterId);
  const { body } = await plan({});
  await end(body.id);
  await pass();
  expect([(await now(body.id)).state, looks]).toEqual(["ended", 0]);
});

test("one that waits for long says so once, goes on looking, and ends by force only with a reason", async () => {
  const { body } = await plan({});
  await end(body.id);
  await pass(200);
  expect((await now(body.id)).alarmedAt).toBeNull();
  await pass(101);
  const { alarmedAt } = await now(body.id);
  expect(alarmedAt).not.toBeNull();
  await pass(20);
  expect(await now(body.id)).toMatchObject({ state: "ending", alarmedAt });
  expect(await end(body.id, { force: true })).toMatchObject({
    status: 422,
    body: { problems: [{ path: ["reason"], code: "maintenance.force_reason" }] },
  });
  const forced = await end(body.id, { force: true, reason: "the check itself is wrong" });
  expect(forced).toMatchObject({ status: 200, body: { state: "ended", forced: true } });
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
  expect((await trailOf(body.id)).filter((action) => action === "maintenance.alarm")).toHaveLength(1);
  expect((await end(body.id)).body).toMatchObject({ status: 409, code: "maintenance.over" });
});

test("one that a guard forbids does not begin: now it is refused, later it says why", async () => {
  await plan({}, 1);
  expect(await plan({})).toMatchObject({ status: 422, body: { code: "guard.forbids" } });
  const { body } = await plan({ from: later(60) });
  await pass(60);
  expect(await now(body.id)).toMatchObject({
    state: "refused",
    begunAt: null,
    problem: { code: "guard.last_destination" },
  });
  expect(await destination()).toMatchObject({ weight: 1, hold: null });
  expect(await trailOf(body.id)).toEqual(["maintenance.create", "maintenance.refuse"]);
});

test("a dry run says what guards would say, and leaves nothing behind", async () => {
  expect((await plan({ dryRun: true })).body).toMatchObject({
    dryRun: true,
    services: [{ serviceName: "web" }],
    problems: [],
  });
  await plan({}, 1);
  const answer = await plan({ dryRun: true, from: later(60) });
  expect(answer).toMatchObject({ status: 200, body: { problems: [{ severity: "error" }] } });
  expect(await panel.database.prisma.maintenance.count()).toBe(1);
  expect(await destination()).toMatchObject({ weight: 1 });
});

test("more time brings one that waits back under way; who holds an older revision is told", async () => {
  const { body } = await plan({ until: later(10) });
  await pass(10);
  const { revision } = await now(body.id);
  const path = `/api/v1/maintenances/${body.id}`;
  const changes = { until: null, reason: "two disks" };
  expect(await panel.call("PATCH", path, { as: "operator", body: changes, revision: revision - 1 })).toMatchObject({
    status: 412,
    body: { current: { state: "ending" } },
  });
  const changed = await panel.call("PATCH", path, { as: "operator", body: changes, revision });
  expect(changed.body).toMatchObject({ state: "active", until: null, reason: "two disks", overAt: null });
  expect((await destination()).holds[0].reason).toBe("two disks");
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "active" });
});

test("a service that the server joins meanwhile does not get it either", async () => {
  const { body } = await plan({});
  const service = await panel.call("POST", `/api/v1/clusters/${ids.clusterId}/services`, {
    as: "operator",
    body: { name: "api", vipId: ids.vipId, port: 8080, destinations: [{ realServerId: ids.realServerIds[0] }] },
  });
  await pass();
  const added = await panel.call("GET", `/api/v1/services/${service.body.id}`, { as: "viewer" });
  expect(added.body.destinations[0]).toMatchObject({ weight: 0, holds: [{ name: `maintenance/${body.id}` }] });
});

test("a manifest that is put again keeps it out, and restoring everybody's holds does, too", async () => {
  const { body } = await plan({});
  const path = `/api/v1/clusters/${ids.clusterId}/manifest`;
  const { body: manifest } = await panel.call("GET", path, { as: "operator" });
  const replaced = { ...manifest.manifest, description: "anew" };
  const put = await panel.call("PUT", path, { as: "operator", body: replaced, revision: manifest.revision });
  expect(put.status).toBe(200);
  const restore = `/api/v1/real-servers/${ids.realServerIds[0]}/restore`;
  expect((await panel.call("POST", restore, { as: "operator", body: { all: true } })).status).toBeLessThan(300);
  expect(await destination()).toMatchObject({ weight: 0, holds: [{ name: `maintenance/${body.id}` }] });
  await pass();
  expect(await now(body.id)).toMatchObject({ state: "active" });
});

test("two workers that look at once begin and end it once", async () => {
  const { body } = await plan({ from: later(60) });
  await panel.database.prisma.maintenance.updateMany({ data: { nextLookAt: new Date(0), beginsAt: new Date(0) } });
  const all = await deps();
  await Promise.all([beginDue(all), beginDue(all), beginDue(all)]);
  await end(body.id);
  seen = ["0 open", "0 open"];
  for (let round = 0; round < 3; round += 1) {
    await panel.database.prisma.maintenance.updateMany({ data: { nextLookAt: new Date(0) } });
    await Promise.all([watchEnding(all), watchEnding(all), watchEnding(all)]);
  }
  expect(looks).toBe(6);
  const trail = ["maintenance.create", "maintenance.begin", "maintenance.end", "maintenance.lift"];
  expect(await trailOf(body.id)).toEqual(trail);
  const operations = await panel.database.prisma.operation.count({ where: { clusterId: ids.clusterId } });
  expect(operations).toBe(2);
});

test("a worker that dies in the middle of a look is followed by another, and its late word does not count", async () => {
  const { body } = await plan({});
  await end(body.id);
  const all = await deps();
  const answers: (() => void)[] = [];
  const answered = (): Promise<void> => new Promise((resolve) => answers.push(resolve));
  const stuck: Hosts = {
    ...all.hosts,
    async run(hostId, lane, program) {
      await answered();
      return await all.hosts.run(hostId, lane, program);
    },
  };
  const late = watchEnding({ ...all, hosts: stuck });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  await pass(14);
  expect(looks).toBe(0);
  await pass(2);
  expect(looks).toBe(2);
  expect(await now(body.id)).toMatchObject({ health: { good: 0 } });
  seen = ["0 open", "0 open"];
  for (const answer of answers) answer();
  await late;
  expect(await now(body.id)).toMatchObject({ state: "ending", health: { good: 0 } });
});

test("times that make no sense are refused by name", async () => {
  const problemsOf = async (body: object) => (await plan(body)).body.problems.map(({ code }: { code: string }) => code);
  expect(await problemsOf({ until: later(-1) })).toEqual(["maintenance.until"]);
  expect(await problemsOf({ from: later(60), until: later(30) })).toEqual(["maintenance.until"]);
  expect(await problemsOf({ from: later(400 * 86_400) })).toEqual(["maintenance.too_late"]);
  const override = { guards: ["last_destination"], reason: "now" };
  const body = { reason: "disk", from: later(60), override };
  const path = `/api/v1/real-servers/${ids.realServerIds[0]}/maintenances`;
  const answer = await panel.call("POST", path, { as: "admin", body });
  expect(answer.body.problems).toMatchObject([{ code: "maintenance.override_later" }]);
});

test("the list is read page by page, by what people look for, and a token sees its clusters only", async () => {
  const [first, second] = [(await plan({})).body, (await plan({ from: later(60) }, 1)).body];
  await end(second.id);
  const list = async (query: string) =>
    (await panel.call("GET", `/api/v1/maintenances?${query}`, { as: "viewer" })).body.items.map(
      (one: { id: string }) => one.id,
    );
  expect(await list("")).toEqual([second.id, first.id]);
  expect(await list("open=true")).toEqual([first.id]);
  expect(await list("open=false")).toEqual([second.id]);
  expect(await list(`realServerId=${ids.realServerIds[1]}&state=ended`)).toEqual([second.id]);
  const page = await panel.call("GET", "/api/v1/maintenances?limit=1", { as: "viewer" });
  expect(await list(`limit=1&cursor=${page.body.next}`)).toEqual([first.id]);
  const others = await createExampleCluster(panel);
  const scope = { name: "ci", verbs: ["drain", "restore"], clusterIds: [others.clusterId] };
  const { token } = (await panel.call("POST", "/api/v1/tokens", { as: "operator", body: scope })).body;
  const headers = { authorization: `Bearer ${token}` };
  expect((await panel.call("GET", "/api/v1/maintenances", { headers })).body.items).toEqual([]);
  expect((await panel.call("POST", `/api/v1/maintenances/${first.id}/end`, { headers })).status).toBe(404);
});
