import type { Ask, Examples } from "./example";
import type { Scene } from "./scene";

const settings = { kind: "webhook", url: "https://hooks.example.org/x", secret: "a secret of the contract" };

/** Alerts, who is told of them, and the timeline. */
export const alertExamples: Examples = {
  "GET /alerts": async () => ({ path: "/alerts" }),
  "GET /alerts/{id}": async (scene) => ({ path: `/alerts/${await alert(scene)}` }),
  "POST /alerts/{id}/acknowledge": async (scene) => {
    return { path: `/alerts/${await alert(scene)}/acknowledge`, body: { note: "on it" } };
  },
  "GET /silences": async () => ({ path: "/silences" }),
  "POST /silences": async (scene) => ({ path: "/silences", body: await silence(scene) }),
  "POST /silences/{id}/end": async (scene) => ({
    path: `/silences/${await make(scene, "/silences", await silence(scene))}/end`,
  }),
  "GET /alert-rules": async () => ({ path: "/alert-rules" }),
  "POST /alert-rules": async (scene) => ({ path: "/alert-rules", body: await rule(scene) }),
  "GET /alert-rules/{id}": ofRule(),
  "PATCH /alert-rules/{id}": ofRule({ forSec: 30 }),
  "DELETE /alert-rules/{id}": ofRule(),
  "GET /channels": async () => ({ path: "/channels" }),
  "POST /channels": async (scene) => ({ path: "/channels", body: { name: scene.name(), settings } }),
  "GET /channels/{id}": ofChannel(""),
  "PATCH /channels/{id}": ofChannel("", { minSeverity: "critical" }),
  "DELETE /channels/{id}": ofChannel(""),
  "POST /channels/{id}/test": ofChannel("/test"),
  "GET /deliveries": async () => ({ path: "/deliveries" }),
  "POST /deliveries/{id}/retry": async (scene) => {
    const channelId = await make(scene, "/channels", { name: scene.name(), settings });
    return { path: `/deliveries/${await make(scene, `/channels/${channelId}/test`, undefined)}/retry` };
  },
  "GET /timeline": async () => ({ path: "/timeline" }),
  "GET /timeline/export": async () => ({ path: "/timeline/export" }),
};

async function alert(scene: Scene): Promise<string> {
  const { clusterId } = await scene.cluster();
  const now = new Date();
  const what = { kind: "server_down", object: "web · web1", openKey: scene.name(), severity: "warning" } as const;
  const { id } = await scene.panel.database.prisma.alert.create({
    data: { scope: clusterId, clusterId, ...what, since: now, raisedAt: now },
  });
  return id;
}

async function silence(scene: Scene): Promise<Readonly<Record<string, unknown>>> {
  const { clusterId } = await scene.cluster();
  return { clusterId, reason: "a new disk", until: new Date(Date.now() + 3_600_000).toISOString() };
}

async function rule(scene: Scene): Promise<Readonly<Record<string, unknown>>> {
  const { clusterId } = await scene.cluster();
  return { kind: "server_down", clusterIds: [clusterId], severity: "critical", forSec: 60 };
}

function ofRule(body?: Ask["body"]): (scene: Scene) => Promise<Ask> {
  return async (scene) => {
    const path = `/alert-rules/${await make(scene, "/alert-rules", await rule(scene))}`;
    return body === undefined ? { path } : { path, body };
  };
}

function ofChannel(below: string, body?: Ask["body"]): (scene: Scene) => Promise<Ask> {
  return async (scene) => {
    const path = `/channels/${await make(scene, "/channels", { name: scene.name(), settings })}${below}`;
    return body === undefined ? { path } : { path, body };
  };
}

async function make({ panel }: Scene, path: string, body: unknown): Promise<string> {
  return (await panel.call("POST", `/api/v1${path}`, { as: "admin", body })).body.id;
}
