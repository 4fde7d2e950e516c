import type { Ask, Examples } from "./example";
import type { Scene } from "./scene";

/** Screens on walls. */
export const wallExamples: Examples = {
  "GET /wall-screens": async () => ({ path: "/wall-screens" }),
  "POST /wall-screens": async (scene) => {
    const { clusterId } = await scene.cluster();
    return { path: "/wall-screens", body: { name: scene.name(), layout: "cluster", clusterIds: [clusterId] } };
  },
  "GET /wall-screens/{id}": screen(""),
  "PATCH /wall-screens/{id}": screen("", { theme: "light" }),
  "DELETE /wall-screens/{id}": screen(""),
  "GET /wall-screens/{id}/events": async (scene) => {
    const id = await add(scene);
    // The stream of a revoked screen ends at once.
    await scene.panel.call("DELETE", `/api/v1/wall-screens/${id}`, { as: "admin" });
    return { path: `/wall-screens/${id}/events` };
  },
  "POST /wall-screens/{id}/pair": async (scene) => {
    const { body } = await scene.panel.call("POST", "/api/wall/pairings");
    return { path: `/wall-screens/${await add(scene)}/pair`, body: { code: body.code } };
  },
};

function screen(below: string, body?: Ask["body"]): (scene: Scene) => Promise<Ask> {
  return async (scene) => {
    const path = `/wall-screens/${await add(scene)}${below}`;
    return body === undefined ? { path } : { path, body };
  };
}

async function add({ panel, name }: Scene): Promise<string> {
  return (await panel.call("POST", "/api/v1/wall-screens", { as: "admin", body: { name: name() } })).body.id;
}
