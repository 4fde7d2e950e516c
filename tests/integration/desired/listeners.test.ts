import { afterAll, beforeAll, expect, test } from "vitest";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

async function post(ids: ExampleIds, body: object) {
  return await panel.call("POST", `/api/v1/clusters/${ids.clusterId}/services`, { as: "operator", body });
}

async function addressOf(ids: ExampleIds): Promise<string> {
  const { body } = await panel.call("GET", `/api/v1/vips/${ids.vipId}`, { as: "viewer" });
  return body.address;
}

function faults({ body }: { body: { problems: { path: string[]; code: string }[] } }): string[] {
  return body.problems.map(({ path, code }) => `${path.join(".")} ${code}`).sort();
}

const mark = (number: number, feeds: object[] = []) => ({ kind: "fwmark", mark: number, family: "inet", feeds });

test("every kind of listener comes back as it was given, with the names that the kernel has for it", async () => {
  const ids = await createExampleCluster(panel);
  const vip = await addressOf(ids);
  const feed = { vipId: ids.vipId, protocol: "TCP", firstPort: 8000, lastPort: 8099 };
  const group = {
    kind: "group",
    protocol: "UDP",
    members: [
      { kind: "vip", vipId: ids.vipId, port: 53 },
      { kind: "range", address: "10.88.0.1", count: 2, port: 53 },
      { kind: "fwmark", mark: 9, family: "inet6" },
    ],
  };
  const cases = [
    [{ kind: "address", vipId: ids.vipId, protocol: "UDP", port: 5060 }, [`UDP ${vip}:5060`]],
    [mark(4294967295, [feed, { ...feed, protocol: "UDP" }]), ["FWM 4294967295 inet"]],
    [group, [`UDP ${vip}:53`, "UDP 10.88.0.1:53", "UDP 10.88.0.2:53", "FWM 9 inet6"]],
  ] as const;
  for (const [index, [listener, keys]] of cases.entries()) {
    const created = await post(ids, { name: `service ${index}`, listener });
    expect(created).toMatchObject({ status: 201, body: { listener, keys } });
    const read = await panel.call("GET", `/api/v1/services/${created.body.id}`, { as: "viewer" });
    expect(read.body).toEqual(created.body);
  }
});

test("the short form is one port of one VIP, by TCP unless said otherwise", async () => {
  const ids = await createExampleCluster(panel);
  const created = await post(ids, { name: "api", vipId: ids.vipId, port: 8080 });
  expect(created.body.listener).toEqual({ kind: "address", vipId: ids.vipId, protocol: "TCP", port: 8080 });
});

test("either form is needed, and only one", async () => {
  const ids = await createExampleCluster(panel);
  expect(faults(await post(ids, { name: "" }))).toEqual([
    "name name.required",
    "port value.required",
    "vipId value.required",
  ]);
  const both = { name: "x", port: 81, listener: mark(1) };
  expect(faults(await post(ids, both))).toEqual(["listener service.listener_twice"]);
});

test("settings that only some services have are kept", async () => {
  const ids = await createExampleCluster(panel);
  const settings = {
    scheduler: "sh",
    schedulerFlags: ["sh-port", "sh-fallback"],
    onePacket: true,
    persistence: { timeoutSec: 60, prefixLength: null, engine: "sip" },
  };
  const created = await post(ids, { name: "sip", vipId: ids.vipId, protocol: "UDP", port: 5060, ...settings });
  expect(created).toMatchObject({ status: 201, body: settings });
  const changed = await panel.call("PATCH", `/api/v1/services/${created.body.id}`, {
    as: "operator",
    revision: 1,
    body: { schedulerFlags: ["sh-port"], onePacket: false },
  });
  expect(changed.body).toMatchObject({ ...settings, schedulerFlags: ["sh-port"], onePacket: false });
});

test("a destination's way can be changed, with its tunnel", async () => {
  const ids = await createExampleCluster(panel);
  const path = `/api/v1/destinations/${ids.destinationIds[0]}`;
  const tunnel = { kind: "gue", port: 5555, checksum: "remote" };
  const way = { forwarding: "tun", tunnel };
  expect((await panel.call("PATCH", path, { as: "operator", revision: 1, body: way })).body).toMatchObject(way);
  const refused = await panel.call("PATCH", path, { as: "operator", revision: 2, body: { forwarding: "dr" } });
  expect(faults(refused)).toEqual(["tunnel destination.tunnel"]);
  const back = { forwarding: "dr", tunnel: null };
  expect((await panel.call("PATCH", path, { as: "operator", revision: 2, body: back })).body).toMatchObject(back);
});

test("what another service listens on is refused at the member that repeats it", async () => {
  const ids = await createExampleCluster(panel);
  await post(ids, { name: "marked", listener: mark(7) });
  const members = [
    { kind: "fwmark", mark: 7, family: "inet" },
    { kind: "vip", vipId: ids.vipId, port: 80 },
    { kind: "fwmark", mark: 7, family: "inet6" },
  ];
  expect(faults(await post(ids, { name: "group", listener: { kind: "group", protocol: "TCP", members } }))).toEqual([
    "listener.members.0.mark service.duplicate",
    "listener.members.1.port service.duplicate",
  ]);
});

test("of two that take one mark at the same time one wins, and the other is told the field", async () => {
  const ids = await createExampleCluster(panel);
  const answers = await Promise.all(["a", "b"].map((name) => post(ids, { name, listener: mark(3) })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const lost = answers.filter(({ status }) => status !== 201);
  expect(lost).toHaveLength(1);
  expect(lost[0]?.body.problems[0].path.at(-1)).toBe("mark");
});

test("a VIP is refused while the mark rules of a service use it", async () => {
  const ids = await createExampleCluster(panel);
  const at = `/api/v1/clusters/${ids.clusterId}`;
  const vip = await panel.call("POST", `${at}/vips`, { as: "operator", body: { address: "10.250.0.77" } });
  const feeds = [{ vipId: vip.body.id, protocol: "TCP", firstPort: 80, lastPort: 80 }];
  await post(ids, { name: "marked", listener: mark(7, feeds) });
  const refused = await panel.call("DELETE", `/api/v1/vips/${vip.body.id}`, { as: "operator", revision: 1 });
  expect(refused).toMatchObject({ status: 409, body: { problems: [{ params: { services: "marked" } }] } });
});

test("settings of IPVS belong to the cluster, and bad ones are named", async () => {
  const ids = await createExampleCluster(panel);
  const at = `/api/v1/clusters/${ids.clusterId}`;
  const syncDaemon = { syncId: 51, interface: null, maxLength: 1400, group: "224.0.0.90", port: null, ttl: 2 };
  const ipvs = { timeouts: { tcpSec: 1800, tcpFinSec: 60, udpSec: 30 }, syncDaemon, sysctls: { sloppy_tcp: 1 } };
  const { body: before } = await panel.call("GET", at, { as: "viewer" });
  const saved = await panel.call("PATCH", at, { as: "operator", revision: before.revision, body: { ipvs } });
  expect(saved).toMatchObject({ status: 200, body: { ipvs } });
  const wrong = { ...ipvs, syncDaemon: { ...syncDaemon, group: "10.0.0.1" }, sysctls: { sloppy_tcp: 1, speed: 9 } };
  const refused = await panel.call("PATCH", at, { as: "operator", revision: 2, body: { ipvs: wrong } });
  expect(refused.status).toBe(422);
  expect(faults(refused)).toContain("ipvs.syncDaemon.group address.not_multicast");
  const outside = { ...ipvs, sysctls: { drop_entry: 4 } };
  const range = await panel.call("PATCH", at, { as: "operator", revision: 2, body: { ipvs: outside } });
  expect(faults(range)).toEqual(["ipvs.sysctls.drop_entry sysctl.range"]);
});
