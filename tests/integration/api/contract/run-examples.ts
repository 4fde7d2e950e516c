import type { Examples } from "./example";
import type { Scene } from "./scene";

/** Verbs on many, ramps, rolling deploys. */
export const runExamples: Examples = {
  "GET /runs": async () => ({ path: "/runs" }),
  "POST /runs": async (scene) => ({ path: "/runs", body: await rolling(scene), status: 202 }),
  "GET /runs/{id}": async (scene) => ({ path: `/runs/${(await started(scene)).id}` }),
  "GET /runs/{id}/events": async (scene) => {
    const { id } = await started(scene);
    const data = { state: "succeeded", endedAt: new Date() } as const;
    await scene.panel.database.prisma.run.update({ where: { id }, data });
    return { path: `/runs/${id}/events` };
  },
  "POST /runs/{id}/pause": async (scene) => ({ path: `/runs/${(await started(scene)).id}/pause`, body: {} }),
  "POST /runs/{id}/continue": async (scene) => {
    const { id } = await started(scene);
    await scene.panel.call("POST", `/api/v1/runs/${id}/pause`, { as: "admin", body: {} });
    return { path: `/runs/${id}/continue`, body: {} };
  },
  "POST /runs/{id}/abort": async (scene) => ({ path: `/runs/${(await started(scene)).id}/abort`, body: {} }),
  "POST /runs/{id}/items/{itemId}/continue": async (scene) => {
    const { id, itemId } = await started(scene);
    await atHook(scene, id);
    return { path: `/runs/${id}/items/${itemId}/continue`, body: { reason: "new release" } };
  },
};

async function rolling(scene: Scene) {
  const { clusterId, realServerIds } = await scene.cluster();
  return {
    kind: "rolling",
    clusterId,
    realServerIds: [...realServerIds],
    hook: { kind: "continue" },
    reason: "deploy",
  };
}

async function started(scene: Scene): Promise<{ readonly id: string; readonly itemId: string }> {
  const { body } = await scene.panel.call("POST", "/api/v1/runs", { as: "admin", body: await rolling(scene) });
  return { id: body.id, itemId: body.items[0].id };
}

/** As the worker leaves it when the first server is out and its work begins. */
async function atHook({ panel: { database } }: Scene, id: string): Promise<void> {
  const phase = JSON.stringify("hook");
  await database.prisma
    .$executeRaw`update run set items = jsonb_set(items, '{0,phase}', ${phase}::jsonb) where id = ${id}::uuid`;
}
