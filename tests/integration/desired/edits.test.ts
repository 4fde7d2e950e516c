import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { markApplied } from "../../support/mark-applied";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

describe("an edit", () => {
  test("changes what it names, raises the object's revision and the cluster's draft revision, and leaves an audit entry", async () => {
    const ids = await createExampleCluster(panel);
    const before = await panel.call("GET", `/api/v1/clusters/${ids.clusterId}`, { as: "operator" });
    const path = `/api/v1/services/${ids.serviceId}`;
    const answer = await panel.call("PATCH", path, { as: "operator", revision: 1, body: { scheduler: "rr" } });
    expect(answer).toMatchObject({ status: 200, body: { scheduler: "rr", name: "web", revision: 2 } });
    const after = await panel.call("GET", `/api/v1/clusters/${ids.clusterId}`, { as: "operator" });
    expect(after.body.draftRevision).toBe(before.body.draftRevision + 1);
    const trail = await panel.call("GET", `/api/v1/audit?objectId=${ids.serviceId}`, { as: "operator" });
    expect(trail.body.items[0]).toMatchObject({
      action: "service.update",
      actorName: "operator",
      origin: "192.0.2.10",
      objectName: "web",
      clusterId: ids.clusterId,
      before: { scheduler: "wlc" },
      after: { scheduler: "rr" },
    });
  });

  test("of what a host is set up for is kept, and can be taken back", async () => {
    const ids = await createExampleCluster(panel);
    const path = `/api/v1/real-servers/${ids.realServerIds[0]}`;
    const patch = (revision: number, body: object) => panel.call("PATCH", path, { as: "operator", revision, body });
    await patch(1, { tunnelMtu: 1500, natGateway: "10.250.0.1" });
    expect((await panel.call("GET", path, { as: "viewer" })).body).toMatchObject({
      tunnelMtu: 1500,
      natGateway: "10.250.0.1",
    });
    await patch(2, { tunnelMtu: null });
    expect((await panel.call("GET", path, { as: "viewer" })).body).toMatchObject({
      tunnelMtu: null,
      natGateway: "10.250.0.1",
    });
  });

  test("of tags is in force at once, because they reach no host; a manifest has them", async () => {
    const ids = await createExampleCluster(panel);
    await markApplied(panel, ids.clusterId);
    const path = `/api/v1/real-servers/${ids.realServerIds[0]}`;
    const patch = (revision: number, body: object) => panel.call("PATCH", path, { as: "operator", revision, body });
    expect((await patch(1, { tags: ["az-1", "canary"] })).body.tags).toEqual(["az-1", "canary"]);
    const cluster = (await panel.call("GET", `/api/v1/clusters/${ids.clusterId}`, { as: "viewer" })).body;
    expect([cluster.pending, cluster.realServers[1].tags]).toEqual([false, []]);
    const manifest = `/api/v1/clusters/${ids.clusterId}/manifest`;
    const { body } = await panel.call("GET", manifest, { as: "viewer" });
    expect(body.manifest.realServers[0].tags).toEqual(["az-1", "canary"]);
    const put = await panel.call("PUT", manifest, { as: "operator", revision: body.revision, body: body.manifest });
    expect(put.body).toMatchObject({ changed: false });
    for (const tags of [["Not one"], ["twice", "twice"], Array.from({ length: 21 }, (_, index) => `t${index}`)]) {
      expect((await patch(2, { tags })).status).toBe(422);
    }
  });

  test.each([
    ["clusters", (ids: ExampleIds) => ids.clusterId, { description: "of the shop" }],
    ["directors", (ids: ExampleIds) => ids.directorIds[0], { priority: 140 }],
    ["vips", (ids: ExampleIds) => ids.vipId, { prefixLength: 24 }],
    ["real-servers", (ids: ExampleIds) => ids.realServerIds[0], { name: "web one" }],
    ["services", (ids: ExampleIds) => ids.serviceId, { persistence: { timeoutSec: 300, prefixLength: null } }],
    ["destinations", (ids: ExampleIds) => ids.destinationIds[0], { upperThreshold: 100 }],
  ] as const)(
    "of %s needs the revision that was read, and shows the current one otherwise",
    async (path, idOf, body) => {
      const at = `/api/v1/${path}/${idOf(await createExampleCluster(panel))}`;
      const missing = await panel.call("PATCH", at, { as: "operator", body });
      expect(missing).toMatchObject({ status: 428, body: { code: "revision.missing", current: { revision: 1 } } });
      const stale = await panel.call("PATCH", at, { as: "operator", body, revision: 7 });
      expect(stale).toMatchObject({ status: 412, body: { code: "revision.stale", current: { revision: 1 } } });
      expect(stale.headers.get("etag")).toBe('"rev-1"');
      const foreign = await panel.call("PATCH", at, { as: "operator", body, headers: { "if-match": '"abc"' } });
      expect(foreign.status).toBe(412);
      const done = await panel.call("PATCH", at, { as: "operator", body, revision: 1 });
      expect(done).toMatchObject({ status: 200, body: { ...body, revision: 2 } });
      expect(done.headers.get("etag")).toBe('"rev-2"');
      const again = await panel.call("PATCH", at, { as: "operator", body, revision: 1 });
      expect(again.status).toBe(412);
    },
  );

  test("of fifty at the same time with one ETag exactly one wins", async () => {
    const ids = await createExampleCluster(panel);
    const path = `/api/v1/services/${ids.serviceId}`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        panel.call("PATCH", path, { as: "operator", revision: 1, body: { name: `web ${index}` } }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(49);
    const winner = answers.find(({ status }) => status === 200);
    const now = await panel.call("GET", path, { as: "viewer" });
    expect(now.body).toMatchObject({ name: winner?.body.name, revision: 2 });
  });

  test("reports every problem at once, at the fields of the request", async () => {
    const ids = await createExampleCluster(panel);
    const answer = await panel.call("POST", `/api/v1/clusters/${ids.clusterId}/services`, {
      as: "operator",
      body: {
        name: "",
        vipId: ids.vipId,
        port: 70000,
        scheduler: "fastest",
        colour: "red",
        destinations: [{ realServerId: ids.realServerIds[0], weight: -1 }, { port: "80" }],
      },
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const found = answer.body.problems.map(
      ({ path, code }: { path: unknown[]; code: string }) => `${path.join(".")} ${code}`,
    );
    expect(found.sort()).toEqual(
      [
        "colour value.unknown_field",
        "destinations.0.weight weight.range",
        "destinations.1.port value.type",
        "destinations.1.realServerId value.required",
        "name name.required",
        "port port.range",
        "scheduler value.choice",
      ].sort(),
    );
    for (const problem of answer.body.problems) expect(problem.message).toMatch(/^[A-Z].*\.$/);
  });

  test("speaks the reader's language", async () => {
    const ids = await createExampleCluster(panel);
    const request = { as: "operator", body: { port: 65536 } } as const;
    const path = `/api/v1/clusters/${ids.clusterId}/services`;
    const byHeader = await panel.call("POST", path, { ...request, headers: { "accept-language": "zh-CN,zh;q=0.9" } });
    const port = (answer: typeof byHeader) =>
      answer.body.problems.find(({ path: [field] }: { path: string[] }) => field === "port").message;
    expect(port(byHeader)).toBe("端口必须在 1 到 65535 之间。");
    expect(port(await panel.call("POST", path, request))).toBe("Port must be between 1 and 65535.");
  });

  test("that contradicts the cluster is refused at the field of the request, and nothing of it is saved", async () => {
    const ids = await createExampleCluster(panel);
    const at = `/api/v1/clusters/${ids.clusterId}`;
    const { body: before } = await panel.call("GET", at, { as: "operator" });
    const vip = before.vips[0].address;
    const host = await panel.addHost(`spare of ${before.name}`);
    const cases = [
      ["vips", { address: vip }, "address vip.duplicate"],
      ["vips", { address: before.directors[0].address }, "address vip.is_director_address"],
      [
        "directors",
        { hostId: before.directors[0].hostId, address: vip, interface: "eth0", priority: 150 },
        "address vip.is_director_address, hostId director.duplicate_host, priority director.duplicate_priority",
      ],
      [
        "directors",
        { hostId: ids.vipId, address: "10.250.0.9", interface: "eth0", priority: 9 },
        "hostId host.missing",
      ],
      [
        "real-servers",
        { name: "web1", address: before.realServers[0].address },
        "address real_server.duplicate_address, name name.taken",
      ],
      [
        "real-servers",
        { name: "x", address: "10.250.0.9", natGateway: "fd00::1" },
        "natGateway real_server.gateway_family",
      ],
      ["real-servers", { name: "x", address: "10.250.0.9", tunnelMtu: 576 }, "tunnelMtu tunnel.mtu"],
      ["services", { name: "web", vipId: ids.vipId, port: 80 }, "name name.taken, port service.duplicate"],
      ["services", { name: "x", vipId: host.id, port: 81 }, "vipId service.vip_missing"],
      [
        "services",
        { name: "x", vipId: ids.vipId, port: 81, destinations: [{ realServerId: ids.realServerIds[0], port: 8080 }] },
        "destinations.0.port destination.port_mapping",
      ],
    ] as const;
    for (const [path, body, expected] of cases) {
      const answer = await panel.call("POST", `${at}/${path}`, { as: "operator", body });
      const found = answer.body.problems.map(
        (one: { path: string[]; code: string }) => `${one.path.join(".")} ${one.code}`,
      );
      expect([answer.status, found.sort().join(", ")]).toEqual([422, expected]);
    }
    const { body: after } = await panel.call("GET", at, { as: "operator" });
    expect(after).toEqual(before);
  });

  test("may put one cluster's VIP or director into no other cluster", async () => {
    const [one, other] = [await createExampleCluster(panel), await createExampleCluster(panel)];
    const { body } = await panel.call("GET", `/api/v1/clusters/${one.clusterId}`, { as: "viewer" });
    const at = `/api/v1/clusters/${other.clusterId}`;
    const vip = await panel.call("POST", `${at}/vips`, { as: "operator", body: { address: body.vips[0].address } });
    expect(vip.body.problems).toMatchObject([{ path: ["address"], code: "vip.taken", params: { cluster: body.name } }]);
    const director = await panel.call("POST", `${at}/directors`, {
      as: "operator",
      body: { hostId: body.directors[0].hostId, address: "10.250.0.8", interface: "eth0", priority: 7 },
    });
    expect(director.body.problems).toMatchObject([{ path: ["hostId"], code: "director.host_taken" }]);
  });

  test("of two that take the same VIP for two clusters at the same time one wins, and the other is told the field", async () => {
    const clusters = [await createExampleCluster(panel), await createExampleCluster(panel)];
    for (let round = 1; round <= 5; round += 1) {
      const answers = await Promise.all(
        clusters.map(({ clusterId }) =>
          panel.call("POST", `/api/v1/clusters/${clusterId}/vips`, {
            as: "operator",
            body: { address: `fd00:0:0:1::${round}` },
          }),
        ),
      );
      const lost = answers.filter(({ status }) => status !== 201);
      expect(lost).toHaveLength(1);
      expect([409, 422]).toContain(lost[0]?.status);
      expect(lost[0]?.body.problems).toMatchObject([{ path: ["address"] }]);
    }
  });

  test("is not refused for what was wrong before, nor for what is still missing", async () => {
    const created = await panel.call("POST", "/api/v1/clusters", {
      as: "operator",
      body: { name: "half made", engine: "keepalived" },
    });
    expect(created).toMatchObject({ status: 201, body: { vrrp: null, pending: false } });
    const at = `/api/v1/clusters/${created.body.id}`;
    const vip = await panel.call("POST", `${at}/vips`, { as: "operator", body: { address: "10.240.0.100" } });
    expect(vip).toMatchObject({ status: 201, body: { prefixLength: 32 } });
    const service = await panel.call("POST", `${at}/services`, {
      as: "operator",
      body: { name: "web", vipId: vip.body.id, port: 443 },
    });
    expect(service).toMatchObject({ status: 201, body: { scheduler: "wlc", applied: false, destinations: [] } });
  });
});
