import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
let ids: ExampleIds;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

beforeEach(async () => {
  ids = await createExampleCluster(panel);
});

const at = () => `/api/v1/clusters/${ids.clusterId}/manifest`;

async function read() {
  const { status, body, headers } = await panel.call("GET", at(), { as: "viewer" });
  expect(status).toBe(200);
  expect(headers.get("etag")).toBe(`"rev-${body.revision}"`);
  return body;
}

async function put(manifest: unknown, revision: number, query = "") {
  return await panel.call("PUT", `${at()}${query}`, { as: "operator", body: manifest, revision });
}

async function partIds() {
  const { body } = await panel.call("GET", `/api/v1/clusters/${ids.clusterId}`, { as: "viewer" });
  const all = [...body.directors, ...body.vips, ...body.realServers, ...body.services];
  return [...all, ...body.services.flatMap((one: { destinations: object[] }) => one.destinations)].map(({ id }) => id);
}

function placed(problems: readonly { readonly path: readonly unknown[]; readonly code: string }[]): string[] {
  return problems.map(({ path, code }) => `${path.join(".")} ${code}`);
}

describe("the manifest of a cluster", () => {
  test("put back as it was read, changes nothing and leaves no trace", async () => {
    const { revision, manifest } = await read();
    const answer = await put(manifest, revision);
    expect(answer).toMatchObject({ status: 200, body: { changed: false, diff: "", revision } });
    expect((await read()).revision).toBe(revision);
  });

  test("with another weight, changes that line of the draft; every part keeps its id", async () => {
    const before = await partIds();
    const { revision, manifest } = await read();
    manifest.services[0].destinations[1].weight = 7;
    const answer = await put(manifest, revision);
    expect(answer).toMatchObject({ status: 200, body: { changed: true, revision: revision + 1 } });
    expect(answer.body.diff.split("\n").filter((line: string) => /^[+-] /.test(line))).toEqual(["+        weight: 7"]);
    expect((await read()).manifest).toEqual(manifest);
    expect(await partIds()).toEqual(before);
  });

  test("takes away what it does not name, and adds what it names", async () => {
    const { revision, manifest } = await read();
    manifest.realServers[1] = { name: "web9", address: "10.9.9.9" };
    manifest.services[0].destinations[1] = { realServer: "web9" };
    const answer = await put(manifest, revision);
    expect(answer.status, answer.text).toBe(200);
    const names = (await read()).manifest.realServers.map(({ name }: { name: string }) => name);
    expect(new Set(names)).toEqual(new Set(["web1", "web9"]));
  });

  test("tried out, tells the difference and writes nothing", async () => {
    const { revision, manifest } = await read();
    manifest.services = [];
    const answer = await put(manifest, revision, "?dryRun=true");
    expect(answer).toMatchObject({ status: 200, body: { changed: true, dryRun: true, revision } });
    expect(answer.body.diff).toContain("-services:");
    expect((await read()).manifest.services).toHaveLength(1);
  });

  test("from before somebody else's edit is refused with the draft as it is now", async () => {
    const { revision, manifest } = await read();
    const vip = { as: "operator", body: { address: "10.200.0.1" } } as const;
    await panel.call("POST", `/api/v1/clusters/${ids.clusterId}/vips`, vip);
    const answer = await put(manifest, revision);
    expect(answer).toMatchObject({ status: 412, body: { code: "revision.stale" } });
    expect(answer.body.current.manifest.vips).toHaveLength(2);
  });

  test("leaves a drained destination drained, and sets the weight that it comes back with", async () => {
    const [destinationId] = ids.destinationIds;
    await panel.call("POST", `/api/v1/destinations/${destinationId}/drain`, {
      as: "operator",
      body: { reason: "deploy" },
    });
    const { revision, manifest } = await read();
    expect(manifest.services[0].destinations[0].weight).toBe(1);
    manifest.services[0].destinations[0].weight = 5;
    expect((await put(manifest, revision)).status).toBe(200);
    const { body } = await panel.call("GET", `/api/v1/destinations/${destinationId}`, { as: "viewer" });
    expect(body).toMatchObject({ weight: 0, hold: { kind: "drain", weight: 5 }, holds: [{ reason: "deploy" }] });
  });

  test("is told every problem at its own place", async () => {
    const { revision, manifest } = await read();
    manifest.engine = "ipvsadm";
    manifest.directors[0].host = "nobody";
    manifest.services[0].destinations[0].realServer = "web8";
    const unknown = await put(manifest, revision);
    expect(unknown.status).toBe(422);
    expect(placed(unknown.body.problems)).toEqual([
      "directors.0.host manifest.no_host",
      "services.0.destinations.0.realServer manifest.no_real_server",
    ]);
    const { manifest: again } = await read();
    const [service] = again.services;
    const twice = { ...service, name: "again", listener: { ...service.listener } };
    const clash = await put({ ...again, engine: "ipvsadm", services: [service, twice] }, revision);
    expect(placed(clash.body.problems)).toEqual(
      expect.arrayContaining(["engine manifest.engine", "services.1.listener.port service.duplicate"]),
    );
  });

  test("is told of a misspelt field however deep it is", async () => {
    const { revision, manifest } = await read();
    const answer = await put({ ...manifest, vrrp: { ...manifest.vrrp, premept: false } }, revision);
    expect(placed(answer.body.problems)).toEqual(["vrrp.premept value.unknown_field"]);
  });
});

describe("a manifest of a cluster that is not there", () => {
  async function written() {
    const { revision, manifest } = await read();
    await put({ ...manifest, directors: [], vips: [], realServers: [], services: [] }, revision);
    const gone = await panel.call("GET", `/api/v1/clusters/${ids.clusterId}`, { as: "viewer" });
    await panel.call("DELETE", `/api/v1/clusters/${ids.clusterId}`, { as: "operator", revision: gone.body.revision });
    return manifest;
  }

  const post = (manifest: unknown, query = "") =>
    panel.call("POST", `/api/v1/manifests${query}`, { as: "operator", body: manifest });

  test("makes the same cluster again", async () => {
    const manifest = await written();
    const answer = await post(manifest);
    expect(answer.status, answer.text).toBe(201);
    const again = await panel.call("GET", answer.headers.get("location") ?? "", { as: "viewer" });
    expect(again.body.manifest).toEqual(manifest);
  });

  test("tried out, makes none", async () => {
    const manifest = await written();
    const answer = await post({ ...manifest, name: "tried out" }, "?dryRun=true");
    expect(answer).toMatchObject({ status: 200, body: { changed: true, dryRun: true } });
    const { body } = await panel.call("GET", "/api/v1/clusters", { as: "viewer" });
    expect(body.items.map(({ name }: { name: string }) => name)).not.toContain("tried out");
  });

  test("is told what the panel does not have and what others have already", async () => {
    const { manifest } = await read();
    const answer = await post(manifest);
    expect(placed(answer.body.problems)).toEqual([
      "name name.taken",
      "directors.0.host director.host_taken",
      "directors.1.host director.host_taken",
      "vips.0.address vip.taken",
    ]);
  });
});
