import { unpackTar } from "modern-tar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertCluster, newCluster } from "@/tests/support/fake-hosts/fake-cluster";
import { type Panel, startPanel } from "@/tests/support/panel";

let panel: Panel;
const cluster = newCluster({ engine: "keepalived" });

beforeAll(async () => {
  panel = await startPanel();
  await insertCluster(panel.database, cluster);
});
afterAll(() => panel.close());

const path = `/api/v1/clusters/${cluster.id}/export`;

test("a cluster that was never applied has nothing to export", async () => {
  expect(await panel.call("GET", path, { as: "viewer" })).toMatchObject({
    status: 409,
    body: { code: "cluster.not_applied" },
  });
});

test("an export is a tar of plain files below one folder, with what is in force and not what is drafted", async () => {
  const [director] = cluster.directors;
  const files = { [director?.hostId ?? ""]: { "/etc/keepalived/keepalived.conf": "# in force\n" } };
  const revision = { clusterId: cluster.id, number: 1, model: cluster, files, actorName: "Ada" };
  await panel.database.prisma.clusterRevision.create({ data: revision });
  await panel.database.prisma.cluster.update({
    where: { id: cluster.id },
    data: { appliedRevision: 1, name: "drafted" },
  });
  const response = await panel.fetch("GET", path, { as: "viewer" });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="signalbox-${cluster.id}.tar"`);
  const entries = await unpackTar(await response.arrayBuffer());
  for (const { header } of entries) {
    expect(header).toMatchObject({ type: "file", uid: 0, gid: 0 });
    expect(header.name).toMatch(new RegExp(`^${cluster.id}/[A-Za-z0-9]`));
    expect(header.name).not.toContain("..");
  }
  const conf = entries.find(({ header }) => header.name.endsWith("files/etc/keepalived/keepalived.conf"));
  expect(new TextDecoder().decode(conf?.data)).toBe("# in force\n");
  expect(conf?.header.mode).toBe(0o600);
});
