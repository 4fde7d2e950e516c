import { at, serverPath } from "./cluster-examples";
import type { Examples } from "./example";
import type { Scene } from "./scene";

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** Planned work on real servers. */
export const maintenanceExamples: Examples = {
  "POST /real-servers/{id}/maintenances": async (scene) => {
    const ask = at(
      (ids) => `${serverPath(ids)}/maintenances`,
      { reason: "new disk", from: tomorrow() },
      undefined,
      201,
    );
    return await ask(scene);
  },
  "GET /maintenances": async () => ({ path: "/maintenances" }),
  "GET /maintenances/{id}": async (scene) => ({ path: `/maintenances/${await planned(scene)}` }),
  "PATCH /maintenances/{id}": async (scene) => {
    return { path: `/maintenances/${await planned(scene)}`, body: { reason: "two disks" } };
  },
  "POST /maintenances/{id}/end": async (scene) => {
    return { path: `/maintenances/${await planned(scene)}/end`, body: { reason: "not needed" } };
  },
};

async function planned(scene: Scene): Promise<string> {
  const path = `/api/v1${serverPath(await scene.cluster())}/maintenances`;
  const body = { reason: "new disk", from: tomorrow() };
  return (await scene.panel.call("POST", path, { as: "admin", body })).body.id;
}
