import { afterAll, beforeAll, expect, test } from "vitest";
import { type InspectionResource, inspectionResourceSchema } from "@/lib/api/resources/inspection";
import type { Lane, ProgramOutcome } from "@/lib/hosts/port";
import { inspectionJobs } from "@/lib/inspect/inspection-jobs";
import type { Program } from "@/lib/shell/model";
import { createExampleCluster, type ExampleIds } from "@/tests/support/cluster-by-api";
import { type Panel, startPanel } from "@/tests/support/panel";

let panel: Panel;
let ids: ExampleIds;

beforeAll(async () => {
  panel = await startPanel();
  ids = await createExampleCluster(panel);
});
afterAll(() => panel.close());

const counted = "counted 3\nend 0\nread 3\nfound 2 0 1 0\nstate ESTABLISHED 2\nclient 2 40 CB007107 ESTABLISHED=2";

function completed(output: string, exitCode = 0): ProgramOutcome {
  return { kind: "completed", steps: [{ id: "look", exitCode, output }], durationMs: 40 };
}

async function ask(question: object): Promise<InspectionResource> {
  const path = `/api/v1/directors/${ids.directorIds[0]}/inspections`;
  const { status, body } = await panel.call("POST", path, { as: "operator", body: question });
  expect([status, body.state]).toEqual([202, "pending"]);
  return inspectionResourceSchema.strict().parse(body);
}

/** Runs a job of the worker, whose directors answer `outcome`; returns what they were asked. */
async function work(
  name: "inspection_answer" | "inspection_forget",
  inspectionId: string,
  outcome: ProgramOutcome = completed(""),
): Promise<{ lane: Lane; program: Program }[]> {
  const asked: { lane: Lane; program: Program }[] = [];
  const hosts = {
    run: async (_hostId: string, lane: Lane, program: Program) => {
      asked.push({ lane, program });
      return outcome;
    },
    forget: () => undefined,
    close: async () => undefined,
  };
  const jobs = inspectionJobs({ database: panel.database, hosts, clock: () => new Date() });
  const signal = new AbortController().signal;
  await jobs.find((job) => job.name === name)?.run({ inspectionId }, { signal, attempt: 1 });
  return asked;
}

function read(id: string, wait = ""): Promise<{ status: number; body: InspectionResource }> {
  return panel.call("GET", `/api/v1/inspections/${id}${wait}`, { as: "operator" });
}

test("who waits is told as soon as the director was read, once and not in the way of samples and operations", async () => {
  const { id } = await ask({ kind: "connections", destination: "10.0.0.21:80" });
  const waiting = read(id, "?wait=20s");
  const asked = await work("inspection_answer", id, completed(counted));
  expect(asked.map(({ lane }) => lane)).toEqual(["inspection"]);
  const { body } = await waiting;
  expect(inspectionResourceSchema.strict().parse(body)).toMatchObject({
    state: "ready",
    readAt: expect.any(String),
    answer: { connections: 2, topClients: [{ address: "203.0.113.7", connections: 2 }] },
  });
  expect(await work("inspection_answer", id, completed(counted))).toEqual([]);
});

test("what the log of a director says reaches nobody's terminal", async () => {
  const { id } = await ask({ kind: "log", log: "keepalived" });
  await work("inspection_answer", id, completed("/var/log/syslog\nlb1 Keepalived_vrrp: \u001b]0;x\u0007 MASTER"));
  expect((await read(id)).body.answer).toEqual({
    kind: "log",
    source: "/var/log/syslog",
    lines: ["lb1 Keepalived_vrrp: <U+001B>]0;x<U+0007> MASTER"],
  });
});

test("a log that is nowhere is an answer too", async () => {
  const { id } = await ask({ kind: "log", log: "ipvs" });
  await work("inspection_answer", id, completed(""));
  expect((await read(id)).body).toMatchObject({ state: "ready", answer: { source: null, lines: [] } });
});

test.each<[string, ProgramOutcome, string]>([
  [
    "a director that is not reached",
    { kind: "not-started", problem: { code: "host.unreachable", params: { reason: "timeout" } } },
    "host.unreachable",
  ],
  ["a director without awk", completed("sh: awk: not found", 127), "inspection.unreadable"],
  ["output of something else", completed("counted 3"), "inspection.unreadable"],
])("%s is a problem in words", async (_what, outcome, code) => {
  const { id } = await ask({ kind: "connections" });
  await work("inspection_answer", id, outcome);
  expect((await read(id)).body).toMatchObject({ state: "failed", answer: null, problem: { code } });
});

test("who waits for a worker that is not there is told so", async () => {
  const { id } = await ask({ kind: "connections" });
  const createdAt = new Date(Date.now() - 31_000);
  await panel.database.prisma.inspection.update({ where: { id }, data: { createdAt } });
  expect((await read(id)).body).toMatchObject({ state: "failed", problem: { code: "inspection.no_answer" } });
});

test("the trail says who asked what, and the answer is forgotten", async () => {
  const { id } = await ask({ kind: "connections", client: "203.0.113.9" });
  const path = `/api/v1/audit?objectId=${ids.directorIds[0]}&limit=1`;
  const { body } = await panel.call("GET", path, { as: "operator" });
  expect(body.items).toMatchObject([
    { action: "director.inspect", actorName: "operator", after: { client: "203.0.113.9" } },
  ]);
  const waiting = await panel.database.prisma.$queryRaw<{ minutes: number }[]>`
    select round(extract(epoch from max(run_at) - now()) / 60)::int as minutes
    from graphile_worker.jobs where task_identifier = 'inspection_forget'`;
  expect(waiting).toEqual([{ minutes: 10 }]);
  await work("inspection_forget", id);
  expect((await read(id)).status).toBe(404);
});

test("what a shell would act on is refused before it is written down", async () => {
  const path = `/api/v1/directors/${ids.directorIds[0]}/inspections`;
  const body = { kind: "connections", services: ['TCP 10.0.0.1:80"; reboot'], destination: "$(id)", client: "x'" };
  const { status, body: refused } = await panel.call("POST", path, { as: "operator", body });
  expect(status).toBe(422);
  expect(refused.problems.map((problem: { path: string[] }) => problem.path[0])).toEqual([
    "services",
    "destination",
    "client",
  ]);
});
