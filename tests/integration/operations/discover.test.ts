import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HostResource } from "@/lib/api/resources/host";
import { discoverHost } from "@/lib/operations/host/discover-host";
import { runOperation } from "@/lib/operations/lifecycle";
import { sha256, testDeps } from "../../support/fake-hosts/fake-cluster";
import { FakeHosts } from "../../support/fake-hosts/fake-hosts";
import { cannotUnshare } from "../../support/fake-hosts/fake-namespace";
import { clusterHandlers } from "../../support/fake-hosts/panel";
import { type Panel, startPanel } from "../../support/panel";

const main = `! by hand
include conf.d/*.conf   # the services
vrrp_instance VI_1 {
  interface eth0
  virtual_router_id 61
  priority 150
  authentication {
    auth_type PASS
    auth_pass hunter22
  }
  virtual_ipaddress {
    10.96.0.100
  }
}
`;
const service = (port: number) => `virtual_server 10.96.0.100 ${port} {
  lb_algo wrr
  lb_kind DR
  protocol TCP
  real_server 10.96.0.21 ${port} {
    weight 3
  }
}
`;

describe.skipIf(cannotUnshare !== null)(`a director that is read (${cannotUnshare ?? "real shells"})`, () => {
  let panel: Panel;
  const hosts = new FakeHosts();
  let host: Pick<HostResource, "id" | "name">;
  beforeAll(async () => {
    panel = await startPanel();
    host = await panel.addHost("read-lb1", { trust: "trusted", hostKeyFingerprint: "SHA256:x" });
    const fake = await hosts.add(host.id, { address: "10.96.0.1", systemd: true });
    await fake.write("etc/keepalived/keepalived.conf", main);
    await fake.write("etc/keepalived/conf.d/web.conf", `${service(80)}include ../more/tls.conf\n`);
    await fake.write("etc/keepalived/more/tls.conf", service(443));
    await fake.write("etc/keepalived/conf.d/web.conf.bak", service(8080));
    await fake.write("run/keepalived.pid", "1\n");
  });
  afterAll(async () => {
    await hosts.close();
    await panel.close();
  });

  async function read(): Promise<string> {
    const asked = await panel.call("POST", `/api/v1/hosts/${host.id}/discover`, { as: "operator", body: {} });
    expect(asked).toMatchObject({ status: 202, body: { kind: "host_discover", hostName: host.name } });
    const deps = testDeps(panel.database, hosts);
    await runOperation(deps, asked.body.id, { ...clusterHandlers(deps), host_discover: discoverHost(deps) });
    const ended = await panel.call("GET", `/api/v1/operations/${asked.body.id}`, { as: "operator" });
    expect(ended.body).toMatchObject({ state: "confirmed", steps: [{ state: "done", output: "" }] });
    return asked.body.id;
  }

  test("is previewed with everything that its keepalived.conf includes, as keepalived finds it", async () => {
    const operationIds = [await read()];
    const preview = await panel.call("POST", "/api/v1/imports/discovered/preview", {
      as: "operator",
      body: { operationIds },
    });
    expect(preview.status).toBe(200);
    const [cluster] = preview.body.clusters;
    expect(preview.body).toMatchObject({ format: "keepalived", adopted: [cluster.directors[0].id], problems: [] });
    expect(cluster.directors).toMatchObject([{ name: host.name, address: "10.96.0.1", interface: "eth0" }]);
    expect(cluster.services.map(({ id }: { id: string }) => id)).toEqual([
      "service:TCP 10.96.0.100:80",
      "service:TCP 10.96.0.100:443",
    ]);
  });

  test("is made a cluster by what was read, and no password is stored, shown or logged", async () => {
    const operationIds = [await read()];
    const preview = await panel.call("POST", "/api/v1/imports/discovered/preview", {
      as: "operator",
      body: { operationIds },
    });
    const [director] = preview.body.clusters[0].directors;
    const body = { operationIds, name: "read", directors: [{ id: director.id, hostId: host.id }] };
    const created = await panel.call("POST", "/api/v1/imports/discovered", { as: "operator", body });
    expect(created).toMatchObject({ status: 201, body: { name: "read", vips: [{ address: "10.96.0.100" }] } });
    const { prisma } = panel.database;
    const [secret] = await prisma.vrrpSecret.findMany({ where: { clusterId: created.body.id } });
    expect(created.body.vrrp.authentication).toEqual({ secretId: secret?.id, sha256: secret?.sha256 });
    const rows = [
      await prisma.hostDiscovery.findMany(),
      await prisma.auditEntry.findMany({ select: { after: true } }),
      await prisma.operationStep.findMany(),
      await prisma.director.findMany(),
    ];
    for (const text of [JSON.stringify(rows), preview.text, created.text, panel.log.join("\n")]) {
      expect(text).not.toContain("hunter22");
    }
    const [row] = await prisma.director.findMany({ where: { clusterId: created.body.id } });
    expect(row?.adopted).toMatchObject({
      sha256: sha256(main),
      included: [
        { path: "/etc/keepalived/conf.d/web.conf", sha256: sha256(`${service(80)}include ../more/tls.conf\n`) },
        { path: "/etc/keepalived/more/tls.conf", sha256: sha256(service(443)) },
      ],
    });
  });

  test("is read again: what was read before is gone, and says so at its place", async () => {
    const [first, second] = [await read(), await read()];
    const body = { operationIds: [second, first] };
    const answer = await panel.call("POST", "/api/v1/imports/discovered/preview", { as: "operator", body });
    expect(answer).toMatchObject({
      status: 422,
      body: { problems: [{ path: ["operationIds", 1], code: "import.discovery_gone" }] },
    });
  });

  test("is not read before its key is confirmed, nor by a viewer", async () => {
    const stranger = await panel.addHost("read-stranger");
    const path = `/api/v1/hosts/${stranger.id}/discover`;
    expect(await panel.call("POST", path, { as: "operator", body: {} })).toMatchObject({
      body: { code: "host.key_unconfirmed" },
    });
    expect((await panel.call("POST", path, { as: "viewer", body: {} })).status).toBe(403);
  });
});
