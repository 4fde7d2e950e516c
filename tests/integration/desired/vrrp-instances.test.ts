import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { type Answer, type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

const at = ({ clusterId }: ExampleIds, rest = "") => `/api/v1/clusters/${clusterId}${rest}`;

async function patch(ids: ExampleIds, body: object): Promise<Answer> {
  const { body: cluster } = await panel.call("GET", at(ids), { as: "viewer" });
  return await panel.call("PATCH", at(ids), { as: "operator", revision: cluster.revision, body });
}

const makeSecret = (ids: ExampleIds, body: object = {}) =>
  panel.call("POST", at(ids, "/vrrp-secrets"), { as: "operator", body });

const faults = ({ body }: Answer): string[] =>
  (body.problems ?? []).map(({ path, code }: { path: string[]; code: string }) => `${path.join(".")} ${code}`);

test("a VIP moves to an instance of its own, which has other priorities", async () => {
  const ids = await createExampleCluster(panel);
  const instance = {
    id: randomUUID(),
    virtualRouterId: 52,
    directors: [
      { directorId: ids.directorIds[0], priority: 90 },
      { directorId: ids.directorIds[1], priority: 140, interface: "eth1" },
    ],
    trackers: [{ kind: "script", command: ["/usr/local/bin/up", "--fast"] }],
  };
  expect((await patch(ids, { vrrpInstances: [instance] })).status).toBe(200);
  const path = `/api/v1/vips/${ids.vipId}`;
  const moved = await panel.call("PATCH", path, {
    as: "operator",
    revision: 1,
    body: { vrrpInstanceId: instance.id },
  });
  expect(moved).toMatchObject({ status: 200, body: { vrrpInstanceId: instance.id } });
  const { body } = await panel.call("GET", at(ids), { as: "viewer" });
  expect(body.vrrpInstances).toMatchObject([{ ...instance, trackers: [{ intervalSec: 2, rise: 2, weight: 0 }] }]);
});

test("an instance that a VIP names stays", async () => {
  const ids = await createExampleCluster(panel);
  const instance = { id: randomUUID(), virtualRouterId: 52 };
  await patch(ids, { vrrpInstances: [instance] });
  const body = { vrrpInstanceId: instance.id };
  await panel.call("PATCH", `/api/v1/vips/${ids.vipId}`, { as: "operator", revision: 1, body });
  expect(faults(await patch(ids, { vrrpInstances: [] }))).toEqual(["vips.0.vrrpInstanceId vip.vrrp_instance_missing"]);
});

test("a password is told to nobody, neither in answers nor in the trail nor in the log", async () => {
  const ids = await createExampleCluster(panel);
  const secret = await makeSecret(ids, { password: "pAss-w0r" });
  expect(secret.body).toEqual({ secretId: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const vrrp = { virtualRouterId: 51, authentication: secret.body };
  const changed = await patch(ids, { vrrp });
  expect(changed.body.vrrp).toMatchObject(vrrp);
  const trail = await panel.call("GET", "/api/v1/audit", { as: "admin" });
  const rows = await panel.database.prisma.$queryRaw`select * from vrrp_secret`;
  for (const text of [secret.text, changed.text, trail.text, panel.log.join(""), JSON.stringify(rows)]) {
    expect(text).not.toContain("pAss-w0r");
  }
  expect(trail.text).toContain("vrrp_secret.create");
});

test("only a secret that was made for the cluster can be used, and only as it is", async () => {
  const ids = await createExampleCluster(panel);
  const other = await createExampleCluster(panel);
  const secret = (await makeSecret(ids)).body;
  const unknown = { secretId: randomUUID(), sha256: secret.sha256 };
  const changed = { ...secret, sha256: "0".repeat(64) };
  for (const [where, authentication] of [[other, secret] as const, [ids, unknown] as const, [ids, changed] as const]) {
    const answer = await patch(where, { vrrp: { virtualRouterId: 51, authentication } });
    expect(faults(answer)).toEqual(["vrrp.authentication vrrp.secret"]);
  }
});

test("a viewer makes no secret, and a password that keepalived would cut off is refused", async () => {
  const ids = await createExampleCluster(panel);
  expect((await panel.call("POST", at(ids, "/vrrp-secrets"), { as: "viewer", body: {} })).status).toBe(403);
  expect(faults(await makeSecret(ids, { password: "longer than eight" }))).toEqual(["password vrrp.password"]);
  const nowhere = await panel.call("POST", `/api/v1/clusters/${randomUUID()}/vrrp-secrets`, {
    as: "operator",
    body: {},
  });
  expect(nowhere.status).toBe(404);
});

test("checks of a service, and of a destination instead, are kept with their defaults", async () => {
  const ids = await createExampleCluster(panel);
  const service = await panel.call("PATCH", `/api/v1/services/${ids.serviceId}`, {
    as: "operator",
    revision: 1,
    body: { healthChecks: [{ kind: "https" }, { kind: "ping", delaySec: 30 }] },
  });
  expect(service.body.healthChecks).toMatchObject([
    { kind: "https", urls: [{ path: "/", statusCodes: "200" }], delaySec: 5 },
    { kind: "ping", delaySec: 30 },
  ]);
  const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
  const own = await panel.call("PATCH", path, { as: "operator", revision: 1, body: { healthChecks: [] } });
  expect(own.body.healthChecks).toEqual([]);
  const none = await panel.call("PATCH", path, { as: "operator", revision: 2, body: { healthChecks: null } });
  expect(none.body.healthChecks).toBeNull();
  const wrong = { healthChecks: [{ kind: "command", command: ["rm", "$(id)"] }] };
  const refused = await panel.call("PATCH", path, { as: "operator", revision: 3, body: wrong });
  expect(faults(refused).sort()).toEqual([
    "healthChecks.0.command.0 command.path",
    "healthChecks.0.command.1 command.word",
  ]);
});
