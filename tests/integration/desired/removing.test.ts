import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createExampleCluster } from "../../support/cluster-by-api";
import { markApplied } from "../../support/mark-applied";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

describe("removing", () => {
  test("takes the part out, needs its revision and leaves what it was in the trail", async () => {
    const ids = await createExampleCluster(panel);
    const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
    expect((await panel.call("DELETE", path, { as: "operator" })).status).toBe(428);
    expect((await panel.call("DELETE", path, { as: "operator", revision: 1 })).status).toBe(204);
    expect((await panel.call("GET", path, { as: "viewer" })).status).toBe(404);
    expect((await panel.call("DELETE", path, { as: "operator", revision: 1 })).status).toBe(404);
    const trail = await panel.call("GET", `/api/v1/audit?objectId=${ids.destinationIds[0]}`, { as: "admin" });
    expect(trail.body.items[0]).toMatchObject({ action: "destination.delete", before: { weight: 1 }, after: null });
  });

  test("a real server takes it out of its services", async () => {
    const ids = await createExampleCluster(panel);
    await panel.call("DELETE", `/api/v1/real-servers/${ids.realServerIds[1]}`, { as: "operator", revision: 1 });
    const service = await panel.call("GET", `/api/v1/services/${ids.serviceId}`, { as: "viewer" });
    expect(service.body.destinations).toHaveLength(1);
  });

  test("a VIP is refused while services use it", async () => {
    const ids = await createExampleCluster(panel);
    const path = `/api/v1/vips/${ids.vipId}`;
    const refused = await panel.call("DELETE", path, { as: "operator", revision: 1 });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "conflict.in_use", problems: [{ code: "vip.in_use" }] },
    });
    await panel.call("DELETE", `/api/v1/services/${ids.serviceId}`, { as: "operator", revision: 1 });
    expect((await panel.call("DELETE", path, { as: "operator", revision: 1 })).status).toBe(204);
  });

  test("a cluster is refused while a reachable director carries it, and possible once that is emptied", async () => {
    const ids = await createExampleCluster(panel);
    const path = `/api/v1/clusters/${ids.clusterId}`;
    await markApplied(panel, ids.clusterId);
    const { body } = await panel.call("GET", path, { as: "operator" });
    const hostId = body.directors[0].hostId;
    await panel.database.prisma.host.update({ where: { id: hostId }, data: { connection: "connected" } });
    const refused = await panel.call("DELETE", path, { as: "operator", revision: 1 });
    expect(refused).toMatchObject({ status: 409, body: { problems: [{ code: "cluster.still_applied" }] } });
    await panel.call("DELETE", `/api/v1/services/${ids.serviceId}`, { as: "operator", revision: 1 });
    await panel.call("DELETE", `/api/v1/vips/${ids.vipId}`, { as: "operator", revision: 1 });
    expect((await panel.call("DELETE", path, { as: "operator", revision: 1 })).status).toBe(409);
    await markApplied(panel, ids.clusterId);
    expect((await panel.call("DELETE", path, { as: "operator", revision: 1 })).status).toBe(204);
    expect((await panel.call("GET", path, { as: "operator" })).status).toBe(404);
  });
});
