import { afterAll, beforeAll, expect, test } from "vitest";
import type { Method } from "@/tests/support/routes";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
let ids: ExampleIds;
let others: ExampleIds;
beforeAll(async () => {
  panel = await startPanel();
  ids = await createExampleCluster(panel);
  others = await createExampleCluster(panel);
});
afterAll(() => panel.close());

async function makeToken(body: object = {}, as: "operator" | "admin" = "operator") {
  const answer = await panel.call("POST", "/api/v1/tokens", { as, body: { name: "ci", ...body } });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function withToken(token: string, method: Method, path: string, body?: object) {
  const headers = { authorization: `Bearer ${token}`, origin: "" };
  return await panel.call(method, path, { headers, ...(body !== undefined && { body }) });
}

test("a token is told once, has the prefix that scanners know, and only its hash is kept", async () => {
  const { token, id } = await makeToken({ verbs: ["weight"] });
  expect(token).toMatch(/^sbx_[A-Za-z0-9_-]{43}$/);
  const rows = await panel.database.prisma.$queryRaw`select to_jsonb(t)::text as row from api_token t`;
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(JSON.stringify(rows)).toContain(id);
  const list = await panel.call("GET", "/api/v1/tokens", { as: "operator" });
  expect(list.text).not.toContain(token);
  expect(panel.log.join("")).not.toContain(token);
});

test("it lasts ninety days unless it is asked for less or more", async () => {
  const days = ({ createdAt, expiresAt }: { createdAt: string; expiresAt: string }) =>
    Math.round((Date.parse(expiresAt) - Date.parse(createdAt)) / 86_400_000);
  expect(days(await makeToken())).toBe(90);
  expect(days(await makeToken({ expiresInDays: 7 }))).toBe(7);
});

test("it does what its verbs say, and nothing else", async () => {
  const { token } = await makeToken({ verbs: ["drain"] });
  const at = `/api/v1/destinations/${ids.destinationIds[0]}`;
  expect((await withToken(token, "POST", `${at}/drain`, { dryRun: true })).status).toBe(200);
  for (const verb of ["offline", "cut", "restore"]) {
    expect((await withToken(token, "POST", `${at}/${verb}`, {})).status).toBe(403);
  }
  expect((await withToken(token, "POST", `${at}/weight`, { weight: 5 })).status).toBe(403);
  expect((await withToken(token, "PATCH", at, { weight: 5 })).status).toBe(403);
  expect((await withToken(token, "POST", "/api/v1/clusters", { name: "x", engine: "ipvsadm" })).status).toBe(403);
  expect((await withToken(token, "GET", "/api/v1/tokens")).status).toBe(403);
  expect((await withToken(token, "PUT", "/api/v1/session/password", {})).status).not.toBe(204);
});

test("what is outside of its clusters does not exist for it", async () => {
  const { token } = await makeToken({ verbs: ["drain"], clusterIds: [ids.clusterId] });
  const list = await withToken(token, "GET", "/api/v1/clusters");
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([ids.clusterId]);
  expect((await withToken(token, "GET", `/api/v1/clusters/${ids.clusterId}`)).status).toBe(200);
  const foreign: [Method, string][] = [
    ["GET", `/api/v1/clusters/${others.clusterId}`],
    ["GET", `/api/v1/clusters/${others.clusterId}/services`],
    ["GET", `/api/v1/services/${others.serviceId}`],
    ["GET", `/api/v1/destinations/${others.destinationIds[0]}`],
    ["GET", `/api/v1/real-servers/${others.realServerIds[0]}`],
    ["POST", `/api/v1/destinations/${others.destinationIds[0]}/drain`],
    ["POST", `/api/v1/real-servers/${others.realServerIds[0]}/drain`],
  ];
  for (const [method, path] of foreign) {
    const answer = await withToken(token, method, path, method === "POST" ? { dryRun: true } : undefined);
    expect([path, answer.status, answer.body.code]).toEqual([path, 404, "not_found"]);
  }
  for (const path of ["/api/v1/hosts", "/api/v1/operations"]) {
    expect([path, (await withToken(token, "GET", path)).status]).toEqual([path, 403]);
  }
});

test("a token for services acts on their destinations only, and reads no other cluster", async () => {
  const { token, clusterIds } = await makeToken({ verbs: ["drain"], serviceIds: [ids.serviceId] });
  expect(clusterIds).toEqual([ids.clusterId]);
  const drain = (id: string) => withToken(token, "POST", `/api/v1/destinations/${id}/drain`, { dryRun: true });
  expect((await drain(ids.destinationIds[0])).status).toBe(200);
  expect((await drain(others.destinationIds[0])).status).toBe(404);
});

test("a token that may edit changes the draft of its cluster, makes plans of it, and applies none", async () => {
  const { token } = await makeToken({ verbs: ["edit"], clusterIds: [ids.clusterId] });
  const at = `/api/v1/clusters/${ids.clusterId}`;
  const { body, headers } = await withToken(token, "GET", `${at}/manifest`);
  const put = (manifest: object) =>
    panel.call("PUT", `${at}/manifest`, {
      headers: { authorization: `Bearer ${token}`, origin: "", "if-match": headers.get("etag") ?? "" },
      body: manifest,
    });
  expect(await put({ ...body.manifest, description: "by the pipeline" })).toMatchObject({
    status: 200,
    body: { changed: true },
  });
  const plan = await withToken(token, "POST", `${at}/plans`);
  expect(plan.status).toBe(202);
  expect((await withToken(token, "GET", `/api/v1/plans/${plan.body.id}`)).status).toBe(200);
  expect((await withToken(token, "POST", `/api/v1/plans/${plan.body.id}/apply`, {})).status).toBe(403);
});

test("a token that may apply makes plans and applies them, and edits nothing", async () => {
  const { token } = await makeToken({ verbs: ["apply"], clusterIds: [ids.clusterId] });
  const plan = await withToken(token, "POST", `/api/v1/clusters/${ids.clusterId}/plans`);
  expect(plan.status).toBe(202);
  const apply = await withToken(token, "POST", `/api/v1/plans/${plan.body.id}/apply`, {});
  expect(apply).toMatchObject({ status: 409, body: { code: "plan.not_ready" } });
  const headers = { authorization: `Bearer ${token}`, origin: "" };
  const edits: [Method, string, object][] = [
    ["PATCH", `/api/v1/clusters/${ids.clusterId}`, { name: "mine" }],
    ["PATCH", `/api/v1/destinations/${ids.destinationIds[0]}`, { weight: 5, forwarding: "nat" }],
    ["DELETE", `/api/v1/services/${ids.serviceId}`, {}],
  ];
  for (const [method, path, body] of edits) {
    const answer = await panel.call(method, path, { headers, revision: 1, body });
    expect([path, answer.status, answer.body.code]).toEqual([path, 403, "auth.forbidden"]);
  }
});

test("a plan of another cluster, and what is carried out there, does not exist for it", async () => {
  const { token } = await makeToken({ verbs: ["edit", "apply"], clusterIds: [ids.clusterId] });
  const { body: plan } = await panel.call("POST", `/api/v1/clusters/${others.clusterId}/plans`, { as: "operator" });
  const { id: operationId } = await panel.database.prisma.operation.create({
    data: { kind: "apply", clusterId: others.clusterId, request: {}, actorName: "operator" },
  });
  const foreign: [Method, string][] = [
    ["GET", `/api/v1/plans/${plan.id}`],
    ["POST", `/api/v1/plans/${plan.id}/apply`],
    ["GET", `/api/v1/operations/${operationId}`],
    ...["pause", "continue", "abort", "confirm", "re-read"].map((verb): [Method, string] => [
      "POST",
      `/api/v1/operations/${operationId}/${verb}`,
    ]),
  ];
  for (const [method, path] of foreign) {
    const answer = await withToken(token, method, path, path.endsWith("apply") ? {} : undefined);
    expect([path, answer.status, answer.body.code]).toEqual([path, 404, "not_found"]);
  }
});

test("editing and applying are not to be had for single services", async () => {
  const body = { name: "ci", verbs: ["drain", "apply"], serviceIds: [ids.serviceId] };
  expect(await panel.call("POST", "/api/v1/tokens", { as: "operator", body })).toMatchObject({
    status: 422,
    body: { problems: [{ path: ["serviceIds"], code: "token.whole_clusters" }] },
  });
});

test("a token that is limited to its clusters brings in no host that they do not have", async () => {
  const host = await panel.addHost("somebody-elses");
  const director = { hostId: host.id, address: "10.250.0.9", interface: "eth0", priority: 10 };
  const add = async (clusterIds: string[]) => {
    const { token } = await makeToken({ verbs: ["edit"], clusterIds });
    return await withToken(token, "POST", `/api/v1/clusters/${ids.clusterId}/directors`, director);
  };
  expect(await add([ids.clusterId])).toMatchObject({
    status: 422,
    body: { problems: [{ path: ["hostId"], code: "token.foreign_host" }] },
  });
  expect((await add([])).status).toBe(201);
});

test("a token overrides no guard, although its owner may", async () => {
  const { token } = await makeToken({ verbs: ["drain", "apply"] }, "admin");
  await panel.database.prisma.cluster.update({
    where: { id: ids.clusterId },
    data: { guards: { operatorsMayOverride: true } },
  });
  const override = { guards: ["last_destination"], reason: "in a hurry" };
  const at = `/api/v1/destinations/${ids.destinationIds[0]}/drain`;
  expect((await withToken(token, "POST", at, { override, dryRun: true })).status).toBe(403);
});

test("revoked, expired, unknown, and that of a disabled person are refused from the next request on", async () => {
  const me = (token: string) => withToken(token, "GET", "/api/v1/session");
  const { prisma } = panel.database;
  const revoked = await makeToken();
  expect((await me(revoked.token)).status).toBe(200);
  expect((await panel.call("DELETE", `/api/v1/tokens/${revoked.id}`, { as: "operator" })).status).toBe(204);
  const expired = await makeToken();
  await prisma.apiToken.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1) } });
  const orphaned = await makeToken({}, "admin");
  await prisma.user.update({ where: { id: panel.personId("admin") }, data: { disabledAt: new Date() } });
  for (const token of [revoked.token, expired.token, orphaned.token, `sbx_${"A".repeat(43)}`]) {
    expect(await me(token)).toMatchObject({ status: 401, body: { code: "auth.required" } });
  }
  await prisma.user.update({ where: { id: panel.personId("admin") }, data: { disabledAt: null } });
});

test("its use is remembered, and its name stands in the trail", async () => {
  const { token, id } = await makeToken({ name: "nightly", verbs: ["drain"] });
  const at = `/api/v1/destinations/${ids.destinationIds[1]}/drain`;
  expect((await withToken(token, "POST", at, {})).status).toBe(200);
  const { body } = await panel.call("GET", "/api/v1/tokens", { as: "admin" });
  expect(body.items.find((one: { id: string }) => one.id === id)).toMatchObject({ lastUsedBy: "192.0.2.10" });
  const trail = await panel.call("GET", "/api/v1/audit?action=destination.drain", { as: "admin" });
  expect(trail.body.items[0].actorName).toBe("operator (nightly)");
});

test("only its owner and an admin see and revoke a token", async () => {
  const { id } = await makeToken({}, "admin");
  const list = await panel.call("GET", "/api/v1/tokens", { as: "operator" });
  expect(list.body.items.map((one: { id: string }) => one.id)).not.toContain(id);
  expect((await panel.call("DELETE", `/api/v1/tokens/${id}`, { as: "operator" })).status).toBe(404);
});

test("a token opens no stream, which would outlive it", async () => {
  const { token } = await makeToken();
  expect((await withToken(token, "GET", "/api/live")).status).toBe(403);
});
