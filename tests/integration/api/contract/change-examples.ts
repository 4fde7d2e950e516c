import { at, destinationPath, serverPath } from "./cluster-examples";
import type { Examples } from "./example";
import type { Scene } from "./scene";

/** What reaches hosts: verbs, plans, operations and drift. */
export const changeExamples: Examples = {
  ...verbs("/destinations/{id}", destinationPath),
  ...verbs("/real-servers/{id}", serverPath),
  "GET /plans/{id}": async (scene) => ({ path: `/plans/${await scene.plan()}` }),
  "POST /plans/{id}/apply": async (scene) => ({ path: `/plans/${await scene.plan()}/apply`, body: { reason: "new" } }),
  "GET /operations": async () => ({ path: "/operations" }),
  "GET /operations/{id}": async (scene) => ({ path: `/operations/${await scene.apply("confirmed")}` }),
  "GET /operations/{id}/events": async (scene) => {
    const id = await scene.apply("confirmed");
    const { prisma } = scene.panel.database;
    await prisma.operation.update({ where: { id }, data: { finishedAt: new Date() } });
    return { path: `/operations/${id}/events` };
  },
  "POST /operations/{id}/pause": steered("pause", (scene) => scene.apply("running")),
  "POST /operations/{id}/continue": steered("continue", (scene) => scene.apply("running", "pause")),
  "POST /operations/{id}/abort": steered("abort", (scene) => scene.apply("queued")),
  "POST /operations/{id}/confirm": steered("confirm", (scene) => scene.apply("awaiting_confirmation")),
  "POST /operations/{id}/re-read": steered("re-read", (scene) => scene.apply("unknown")),
  "GET /clusters/{id}/drift": drift(""),
  "PATCH /clusters/{id}/drift": async (scene) => {
    const { clusterId } = await scene.driftItem();
    const body = { intervalSec: 120 };
    return { path: `/clusters/${clusterId}/drift`, revisionOf: `/clusters/${clusterId}/drift`, body };
  },
  "POST /clusters/{id}/drift/look": drift("/look", {}),
  "POST /clusters/{id}/drift/{item}/ignore": driftItem("ignore", { reason: "maintenance" }),
  "POST /clusters/{id}/drift/{item}/unignore": driftItem("unignore", {}),
  "POST /clusters/{id}/drift/{item}/adopt": async (scene) => ({
    ...(await driftItem("adopt", {})(scene)),
    status: 202,
  }),
};

function verbs(pattern: string, path: Parameters<typeof at>[0]): Examples {
  const pushed = (verb: string, body: object) => at((ids) => `${path(ids)}/${verb}`, { ...body }, path, 202);
  return {
    [`POST ${pattern}/drain`]: pushed("drain", { reason: "deploy", leaseSec: 600, drainLimitSec: 60 }),
    [`POST ${pattern}/offline`]: pushed("offline", { reason: "disk", hold: "disk" }),
    [`POST ${pattern}/cut`]: pushed("cut", { reason: "fire" }),
    [`POST ${pattern}/restore`]: async (scene) => {
      const ids = await scene.cluster();
      await scene.panel.call("POST", `/api/v1${path(ids)}/drain`, { as: "admin", body: {} });
      return { path: `${path(ids)}/restore`, body: { reason: "done" }, status: 202 };
    },
    [`POST ${pattern}/weight`]: pushed("weight", { weight: 5, reason: "bigger" }),
  };
}

function steered(verb: string, make: (scene: Scene) => Promise<string>): Examples[string] {
  return async (scene) => ({ path: `/operations/${await make(scene)}/${verb}`, body: {} });
}

function drift(rest: string, body?: Record<string, unknown>): Examples[string] {
  return async (scene) => {
    const { clusterId } = await scene.driftItem();
    return { path: `/clusters/${clusterId}/drift${rest}`, ...(body !== undefined && { body }) };
  };
}

function driftItem(verb: string, body: Record<string, unknown>): Examples[string] {
  return async (scene) => {
    const { clusterId, itemId } = await scene.driftItem();
    return { path: `/clusters/${clusterId}/drift/${itemId}/${verb}`, body };
  };
}
