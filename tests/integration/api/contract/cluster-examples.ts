import type { ExampleIds } from "@/tests/support/cluster-by-api";
import type { Ask, Examples } from "./example";
import type { Scene } from "./scene";

/** Clusters and their parts. */
export const clusterExamples: Examples = {
  "GET /clusters": at(() => "/clusters"),
  "POST /clusters": async (scene) => {
    const vrrp = { virtualRouterId: 51, advertIntervalSec: 1, preempt: true };
    return { path: "/clusters", body: { name: scene.name(), engine: "keepalived", vrrp } };
  },
  "GET /clusters/{id}": at(clusterPath),
  "PATCH /clusters/{id}": at(clusterPath, { description: "the shop" }),
  "DELETE /clusters/{id}": async ({ panel, name }) => {
    const body = { name: name(), engine: "ipvsadm" };
    const { body: cluster } = await panel.call("POST", "/api/v1/clusters", { as: "admin", body });
    return { path: `/clusters/${cluster.id}` };
  },
  "GET /clusters/{id}/manifest": at((ids) => `${clusterPath(ids)}/manifest`),
  "PUT /clusters/{id}/manifest": async (scene) => {
    const { clusterId } = await scene.cluster();
    const path = `/clusters/${clusterId}/manifest`;
    const { body } = await scene.panel.call("GET", `/api/v1${path}`, { as: "admin" });
    return { path, body: { ...body.manifest, description: "by a document" } };
  },
  "POST /manifests": async (scene) => {
    const manifest = {
      apiVersion: "signalbox/v1",
      kind: "Cluster",
      engine: "keepalived",
      vrrp: { virtualRouterId: 9 },
    };
    return { path: "/manifests", body: { ...manifest, name: scene.name() }, status: 201 };
  },
  "GET /history": at(({ clusterId }) => {
    return `/history?clusterId=${clusterId}&from=2026-11-21T12:00:00Z&to=2026-11-21T13:00:00Z`;
  }),
  "GET /clusters/{id}/export": at((ids) => `${clusterPath(ids)}/export`),
  "GET /clusters/{id}/guards": at((ids) => `${clusterPath(ids)}/guards`),
  "PATCH /clusters/{id}/guards": at((ids) => `${clusterPath(ids)}/guards`, { minAvailablePercent: 40 }, clusterPath),
  "GET /clusters/{id}/directors": at((ids) => `${clusterPath(ids)}/directors`),
  "POST /clusters/{id}/directors": async (scene) => {
    const { clusterId } = await scene.cluster();
    const { id: hostId } = await scene.host();
    const body = { hostId, address: "192.168.250.9", interface: "eth0", priority: 50 };
    return { path: `/clusters/${clusterId}/directors`, body };
  },
  "GET /directors/{id}": at(({ directorIds }) => `/directors/${directorIds[0]}`),
  "PATCH /directors/{id}": at(({ directorIds }) => `/directors/${directorIds[0]}`, { priority: 120 }),
  "DELETE /directors/{id}": at(({ directorIds }) => `/directors/${directorIds[1]}`),
  "POST /directors/{id}/inspections": at(inspectionsPath, { kind: "connections", destination: "10.0.0.21:80" }),
  "GET /inspections/{id}": async (scene) => {
    const path = `/api/v1${inspectionsPath(await scene.cluster())}`;
    const { body } = await scene.panel.call("POST", path, { as: "admin", body: { kind: "log", log: "ipvs" } });
    return { path: `/inspections/${body.id}` };
  },
  "POST /clusters/{id}/vrrp-secrets": at((ids) => `${clusterPath(ids)}/vrrp-secrets`, { password: "hunter22" }),
  "GET /clusters/{id}/vips": at((ids) => `${clusterPath(ids)}/vips`),
  "POST /clusters/{id}/vips": at((ids) => `${clusterPath(ids)}/vips`, { address: "192.168.250.100" }),
  "GET /vips/{id}": at(({ vipId }) => `/vips/${vipId}`),
  "PATCH /vips/{id}": at(({ vipId }) => `/vips/${vipId}`, { prefixLength: 24 }),
  "DELETE /vips/{id}": async (scene) => {
    const { clusterId, vipId } = await scene.cluster();
    const { body: first } = await scene.panel.call("GET", `/api/v1/vips/${vipId}`, { as: "admin" });
    const address = first.address.replace(/100$/, "101");
    const path = `/api/v1/clusters/${clusterId}/vips`;
    const { body } = await scene.panel.call("POST", path, { as: "admin", body: { address } });
    return { path: `/vips/${body.id}` };
  },
  "GET /clusters/{id}/real-servers": at((ids) => `${clusterPath(ids)}/real-servers`),
  "POST /clusters/{id}/real-servers": at((ids) => `${clusterPath(ids)}/real-servers`, {
    name: "web9",
    address: "192.168.250.19",
  }),
  "GET /real-servers/{id}": at(serverPath),
  "PATCH /real-servers/{id}": at(serverPath, { name: "web8" }),
  "DELETE /real-servers/{id}": at(serverPath),
  "GET /clusters/{id}/services": at((ids) => `${clusterPath(ids)}/services`),
  "POST /clusters/{id}/services": async (scene) => {
    const { clusterId, vipId } = await scene.cluster();
    return { path: `/clusters/${clusterId}/services`, body: { name: "tls", vipId, port: 443 } };
  },
  "GET /services/{id}": at(({ serviceId }) => `/services/${serviceId}`),
  "PATCH /services/{id}": at(({ serviceId }) => `/services/${serviceId}`, { scheduler: "lc" }),
  "DELETE /services/{id}": at(({ serviceId }) => `/services/${serviceId}`),
  "GET /services/{id}/destinations": at(({ serviceId }) => `/services/${serviceId}/destinations`),
  "POST /services/{id}/destinations": async (scene) => {
    const { clusterId, serviceId } = await scene.cluster();
    const server = { as: "admin", body: { name: "web9", address: "192.168.250.19" } } as const;
    const { body } = await scene.panel.call("POST", `/api/v1/clusters/${clusterId}/real-servers`, server);
    return { path: `/services/${serviceId}/destinations`, body: { realServerId: body.id, weight: 2 } };
  },
  "GET /destinations/{id}": at(destinationPath),
  "PATCH /destinations/{id}": at(destinationPath, { weight: 3 }, destinationPath, 202),
  "DELETE /destinations/{id}": at(destinationPath),
  "GET /clusters/{id}/revisions": at((ids) => `${clusterPath(ids)}/revisions`),
  "GET /clusters/{id}/revisions/{number}": at((ids) => `${clusterPath(ids)}/revisions/1`),
  "POST /clusters/{id}/revisions/{number}/restore": at(
    (ids) => `${clusterPath(ids)}/revisions/1/restore`,
    {},
    clusterPath,
  ),
  "GET /clusters/{id}/plans": at((ids) => `${clusterPath(ids)}/plans`),
  "POST /clusters/{id}/plans": at((ids) => `${clusterPath(ids)}/plans`, {}),
};

/** A request about one part of a cluster in force. */
export function at(
  path: (ids: ExampleIds) => string,
  body?: Ask["body"],
  revisionOf: (ids: ExampleIds) => string = path,
  status?: number,
): (scene: Scene) => Promise<Ask> {
  return async (scene) => {
    const ids = await scene.cluster();
    return {
      ...{ path: path(ids), revisionOf: revisionOf(ids) },
      ...(body !== undefined && { body }),
      ...(status !== undefined && { status }),
    };
  };
}

function clusterPath({ clusterId }: ExampleIds): string {
  return `/clusters/${clusterId}`;
}

function inspectionsPath({ directorIds }: ExampleIds): string {
  return `/directors/${directorIds[0]}/inspections`;
}

export function serverPath({ realServerIds }: ExampleIds): string {
  return `/real-servers/${realServerIds[0]}`;
}

export function destinationPath({ destinationIds }: ExampleIds): string {
  return `/destinations/${destinationIds[0]}`;
}
