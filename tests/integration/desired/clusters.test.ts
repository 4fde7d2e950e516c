import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  clusterResourceSchema,
  destinationResourceSchema,
  directorResourceSchema,
  realServerResourceSchema,
  serviceResourceSchema,
  vipResourceSchema,
} from "@/lib/api/resources/cluster";
import { createExampleCluster } from "../../support/cluster-by-api";
import { markApplied } from "../../support/mark-applied";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

describe("resources", () => {
  test("answer in the shapes that the browser and the CLI know, with an ETag", async () => {
    const ids = await createExampleCluster(panel);
    const shapes = [
      [`/api/v1/clusters/${ids.clusterId}`, clusterResourceSchema],
      [`/api/v1/directors/${ids.directorIds[0]}`, directorResourceSchema],
      [`/api/v1/vips/${ids.vipId}`, vipResourceSchema],
      [`/api/v1/real-servers/${ids.realServerIds[0]}`, realServerResourceSchema],
      [`/api/v1/services/${ids.serviceId}`, serviceResourceSchema],
      [`/api/v1/destinations/${ids.destinationIds[0]}`, destinationResourceSchema],
    ] as const;
    for (const [path, schema] of shapes) {
      const answer = await panel.call("GET", path, { as: "viewer" });
      expect(schema.strict().parse(answer.body)).toEqual(answer.body);
      expect(answer.headers.get("etag")).toBe(`"rev-${answer.body.revision}"`);
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test("lists show the parts of the cluster they belong to", async () => {
    const ids = await createExampleCluster(panel);
    for (const [path, count] of [
      ["directors", 2],
      ["vips", 1],
      ["real-servers", 2],
      ["services", 1],
      ["revisions", 0],
      ["plans", 0],
    ] as const) {
      const answer = await panel.call("GET", `/api/v1/clusters/${ids.clusterId}/${path}`, { as: "viewer" });
      expect(answer.body).toMatchObject({ next: null });
      expect(answer.body.items).toHaveLength(count);
    }
    const destinations = await panel.call("GET", `/api/v1/services/${ids.serviceId}/destinations`, { as: "viewer" });
    expect(destinations.body.items).toHaveLength(2);
  });

  test("all clusters are in the list in the order of their names, however many, and those of a token in the token's", async () => {
    const names = Array.from({ length: 45 }, (_, index) => `many ${String(index).padStart(2, "0")}`);
    const data = names.toReversed().map((name) => ({ name, engine: "ipvsadm" as const }));
    const made = await panel.database.prisma.cluster.createManyAndReturn({ data });
    const list = async (who: object): Promise<{ name: string }[]> =>
      (await panel.call("GET", "/api/v1/clusters", who)).body.items;
    expect((await list({ as: "viewer" })).map(({ name }) => name).filter((name) => name.startsWith("many"))).toEqual(
      names,
    );
    const clusterIds = made.filter(({ name }) => name.endsWith("7")).map(({ id }) => id);
    const { body } = await panel.call("POST", "/api/v1/tokens", { as: "admin", body: { name: "ci", clusterIds } });
    const own = await list({ headers: { authorization: `Bearer ${body.token}` } });
    expect(own.map(({ name }) => name)).toEqual(["many 07", "many 17", "many 27", "many 37"]);
  });
});

describe("pending", () => {
  test("compares values: an edit that is taken back, or of a name, leaves nothing pending", async () => {
    const ids = await createExampleCluster(panel);
    const path = `/api/v1/clusters/${ids.clusterId}`;
    const pending = async () => (await panel.call("GET", path, { as: "viewer" })).body.pending;
    expect(await pending()).toBe(true);
    await markApplied(panel, ids.clusterId);
    expect(await pending()).toBe(false);
    const service = `/api/v1/services/${ids.serviceId}`;
    await panel.call("PATCH", service, { as: "operator", revision: 1, body: { scheduler: "rr" } });
    expect(await pending()).toBe(true);
    await panel.call("PATCH", service, { as: "operator", revision: 2, body: { scheduler: "wlc" } });
    expect(await pending()).toBe(false);
    await panel.call("PATCH", service, { as: "operator", revision: 3, body: { name: "shop" } });
    expect(await pending()).toBe(false);
    const list = await panel.call("GET", "/api/v1/clusters", { as: "viewer" });
    expect(list.body.items.find(({ id }: { id: string }) => id === ids.clusterId)).toMatchObject({ pending: false });
  });
});
