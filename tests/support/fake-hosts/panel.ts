import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/model";
import type { OperationDeps } from "@/lib/operations/deps";
import type { OperationHandler, OperationHandlers } from "@/lib/operations/handler";
import { runOperation } from "@/lib/operations/lifecycle";
import { makePlan } from "@/lib/operations/make-plan";
import { operationHandlers } from "@/lib/operations/operation-handlers";
import { type OperationRequest, requestOperation } from "@/lib/operations/request-operation";
import type { Plan } from "@/lib/plan/model";

export const operator: Actor = {
  kind: "person",
  id: "u1",
  name: "Olga",
  email: "olga@example.org",
  role: "operator",
  origin: "192.0.2.1",
};

const notHere: OperationHandler = { run: () => Promise.reject(new Error("not in this test")) };

/** The worker's handlers, with those of hosts left out. */
export function clusterHandlers(deps: OperationDeps): OperationHandlers {
  return operationHandlers(deps, {
    host_scan: notHere,
    host_install_key: notHere,
    host_facts: notHere,
    host_packages: notHere,
    host_discover: notHere,
  });
}

/** What web and worker do between the click on "Plan" and a plan to read. */
export async function plan(deps: OperationDeps, clusterId: string): Promise<{ id: string; body: Plan }> {
  const { prisma } = deps.database;
  const { draftRevision } = await prisma.cluster.findUniqueOrThrow({ where: { id: clusterId } });
  const { id } = await prisma.plan.create({ data: { clusterId, draftRevision, actorName: operator.name } });
  await makePlan(deps, id);
  const row = await prisma.plan.findUniqueOrThrow({ where: { id } });
  if (row.state !== "ready") throw new Error(`no plan: ${JSON.stringify(row.problem)}`);
  const body: unknown = row.body;
  return { id, body: body as Plan };
}

export async function request(deps: OperationDeps, input: OperationRequest): Promise<string> {
  const { id } = await deps.database.transaction((tx) => requestOperation(tx, operator, input));
  return id;
}

/** Requests and carries out the apply of a plan; returns the finished operation. */
export async function apply(deps: OperationDeps, clusterId: string, planId: string) {
  const id = await request(deps, {
    kind: "apply",
    clusterId,
    planId,
    request: { planId },
    idempotencyKey: randomUUID(),
  });
  return await carryOut(deps, id);
}

export async function carryOut(deps: OperationDeps, id: string) {
  await runOperation(deps, id, clusterHandlers(deps));
  return await operation(deps, id);
}

export async function operation(deps: OperationDeps, id: string) {
  return await deps.database.prisma.operation.findUniqueOrThrow({
    where: { id },
    include: { steps: { orderBy: { seq: "asc" } }, events: { orderBy: { id: "asc" } } },
  });
}

/** Plans and applies, and expects to be confirmed; for the state that a test starts from. */
export async function planAndApply(deps: OperationDeps, clusterId: string) {
  const { id, body } = await plan(deps, clusterId);
  const done = await apply(deps, clusterId, id);
  if (done.state !== "confirmed") {
    const said = { problem: done.problem, problems: body.problems, events: done.events, steps: done.steps };
    throw new Error(
      `not confirmed: ${JSON.stringify(said, (_key, value) => (typeof value === "bigint" ? String(value) : value), 1)}`,
    );
  }
  return done;
}
