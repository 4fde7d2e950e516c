import { createHash, randomUUID } from "node:crypto";
import { password } from "@/tests/support/panel";
import type { Ask, Examples } from "./example";
import { offeredKey, type Scene } from "./scene";

/** Hosts, people, tokens, imports, and the installation itself. */
export const installationExamples: Examples = {
  "GET /health": plain("/health"),
  "GET /openapi.json": plain("/openapi.json"),
  "GET /manifest.schema.json": plain("/manifest.schema.json"),
  "POST /setup": async (scene) => {
    const token = scene.name().padEnd(43, "x");
    const setupTokenHash = createHash("sha256").update(token).digest("hex");
    await scene.panel.database.prisma.installation.update({
      where: { id: 1 },
      data: { setupTokenHash, setupCompletedAt: null },
    });
    return { path: "/setup", body: { token, ...person(scene) } };
  },
  "POST /session": plain("/session", { email: "viewer@example.org", password }),
  "DELETE /session": plain("/session"),
  "GET /session": plain("/session"),
  "PUT /session/password": plain("/session/password", { currentPassword: password, newPassword: password }),
  "GET /hosts": plain("/hosts"),
  "POST /hosts": async (scene) => ({
    path: "/hosts",
    body: { name: scene.name(), address: `${scene.name()}.example` },
  }),
  "GET /hosts/{id}": host(""),
  "PATCH /hosts/{id}": host("", { username: "panel" }),
  "DELETE /hosts/{id}": host(""),
  "POST /hosts/{id}/scan": host("/scan", {}),
  "POST /hosts/{id}/trust": host("/trust", { fingerprint: offeredKey.fingerprint }),
  "PUT /hosts/{id}/credential": host("/credential", { kind: "worker_key" }),
  "POST /hosts/{id}/install-key": trusted("/install-key", { password: "x" }),
  "POST /hosts/{id}/facts": trusted("/facts", {}),
  "POST /hosts/{id}/discover": trusted("/discover", {}),
  "POST /hosts/{id}/packages": trusted("/packages", { packages: ["keepalived"] }),
  "POST /imports/preview": async () => ({ path: "/imports/preview", body: { sources: [rules(1)] } }),
  "POST /imports": async (scene) => {
    const { id: hostId, name } = await scene.host();
    const sources = [rules(Number(name.split("-")[1]))];
    const preview = await scene.panel.call("POST", "/api/v1/imports/preview", { as: "admin", body: { sources } });
    const directors = [directorOf(preview.body, hostId)];
    return { path: "/imports", body: { sources, name: scene.name(), directors } };
  },
  "POST /imports/discovered/preview": discovered("/imports/discovered/preview"),
  "POST /imports/discovered": discovered("/imports/discovered"),
  "GET /people": plain("/people"),
  "POST /people": async (scene) => ({ path: "/people", body: { ...person(scene), role: "viewer" } }),
  "GET /people/{id}": async ({ panel }) => ({ path: `/people/${panel.personId("viewer")}` }),
  "PATCH /people/{id}": async (scene) => {
    const body = { ...person(scene), role: "viewer" };
    const made = await scene.panel.call("POST", "/api/v1/people", { as: "admin", body });
    return { path: `/people/${made.body.id}`, body: { name: "Ada" } };
  },
  "GET /tokens": plain("/tokens"),
  "POST /tokens": async (scene) => {
    const { clusterId, serviceId } = await scene.cluster();
    const scope = { clusterIds: [clusterId], serviceIds: [serviceId] };
    return { path: "/tokens", body: { name: scene.name(), verbs: ["drain"], ...scope, expiresInDays: 1 } };
  },
  "DELETE /tokens/{id}": async ({ panel, name }) => {
    const made = await panel.call("POST", "/api/v1/tokens", { as: "admin", body: { name: name() } });
    return { path: `/tokens/${made.body.id}` };
  },
  "GET /audit": plain("/audit"),
  "GET /settings": plain("/settings"),
  "GET /restore": plain("/restore"),
  "POST /restore/accept": plain("/restore/accept", {}),
};

function plain(path: string, body?: Ask["body"]): Examples[string] {
  return async () => ({ path, ...(body !== undefined && { body }) });
}

function host(rest: string, body?: Ask["body"]): Examples[string] {
  return async (scene) => {
    const { id } = await scene.host();
    return { path: `/hosts/${id}${rest}`, ...(body !== undefined && { body }) };
  };
}

function trusted(rest: string, body: Ask["body"] & object): Examples[string] {
  return async (scene) => ({ path: `/hosts/${(await scene.trustedHost()).id}${rest}`, body });
}

function person(scene: Scene) {
  return { name: "Ada", email: `${scene.name()}@example.org`, password: "correct horse battery" };
}

/** The rules of one director, in a network of their own. */
function rules(net: number) {
  const vip = `10.240.${net % 256}.100:80`;
  const text = `-A -t ${vip} -s wrr\n-a -t ${vip} -r 10.240.${net % 256}.11:80 -g -w 1\n`;
  return { path: "/etc/ipvsadm.rules", text };
}

function discovered(path: string): Examples[string] {
  return async (scene) => {
    const { id: hostId, name } = await scene.trustedHost();
    const { prisma } = scene.panel.database;
    const operationId = randomUUID();
    const nothing = { keepalived: null, files: [], timeouts: "", daemons: [], markRules: [], bootLoader: null };
    const { text } = rules(Number(name.split("-")[1]));
    const found = { ...nothing, configId: name, ipvsadmVersion: "1.31", rules: text, sysctls: {}, addresses: [] };
    await prisma.hostDiscovery.create({ data: { hostId, operationId, readAt: new Date(), found } });
    if (path.endsWith("preview")) return { path, body: { operationIds: [operationId] } };
    const preview = `/api/v1${path}/preview`;
    const { body } = await scene.panel.call("POST", preview, { as: "admin", body: { operationIds: [operationId] } });
    return { path, body: { operationIds: [operationId], name: scene.name(), directors: [directorOf(body, hostId)] } };
  };
}

/** The only director of a preview, as the host that it is. */
function directorOf(preview: { clusters: { directors: { id: string }[] }[] }, hostId: string) {
  const [director] = preview.clusters.flatMap(({ directors }) => directors);
  return { id: director?.id ?? "", hostId, address: "10.240.255.1", interface: "eth0" };
}
