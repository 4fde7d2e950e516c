import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

let net = 0;

/** Files of a pair of directors as people write them, in a network of their own. */
function pair() {
  net += 1;
  const at = `10.99.${net}`;
  const file = (own: number, peer: number, state: string, priority: number) => `! written by hand
global_defs {
  router_id lvs${own}
}
include /etc/keepalived/conf.d/*.conf
vrrp_instance VI_1 {
  state ${state}
  interface eth1
  virtual_router_id 61
  priority ${priority}
  unicast_src_ip ${at}.${own}
  unicast_peer {
    ${at}.${peer}
  }
  authentication {
    auth_type PASS
    auth_pass hunter22
  }
  virtual_ipaddress {
    ${at}.100
  }
}
`;
  const services = `virtual_server ${at}.100 80 {
  lb_algo wrr
  lb_kind DR
  protocol TCP
  rs_weight 7
  real_server ${at}.11 80 {
    weight 3
    TCP_CHECK {
      connect_timeout 2
    }
  }
  real_server ${at}.12 80 {
    weight 1
    TCP_CHECK {
      connect_timeout 2
    }
  }
}
`;
  const filesOf = (director: string, text: string) => [
    { director, path: "/etc/keepalived/keepalived.conf", text },
    { director, path: "/etc/keepalived/conf.d/web.conf", text: services },
  ];
  return {
    at,
    sources: [...filesOf("lb1", file(1, 2, "MASTER", 150)), ...filesOf("lb2", file(2, 1, "BACKUP", 100))],
  };
}

async function hosts() {
  return [await panel.addHost(`import${net}-lb1`), await panel.addHost(`import${net}-lb2`)] as const;
}

async function post(path: string, body: object, headers = {}) {
  return await panel.call("POST", `/api/v1/imports${path}`, { as: "operator", body, headers });
}

function faults({ body }: { body: { problems: { path: string[]; code: string }[] } }): string[] {
  return body.problems.map(({ path, code }) => `${path.join(".")} ${code}`).sort();
}

test("a preview shows the cluster of both files, and every line that is left out, in the reader's language", async () => {
  const { at, sources } = pair();
  const { status, body } = await post("/preview", { sources });
  expect(status).toBe(200);
  const [cluster] = body.clusters;
  expect(body).toMatchObject({ format: "keepalived", problems: [] });
  expect(cluster.directors.map(({ address }: { address: string }) => address)).toEqual([`${at}.1`, `${at}.2`]);
  expect(cluster).toMatchObject({ vrrp: { virtualRouterId: 61 }, vips: [{ address: `${at}.100` }] });
  expect(cluster.services).toMatchObject([{ scheduler: "wrr", destinations: [{ weight: 3 }, { weight: 1 }] }]);
  const unknown = body.report.filter(({ text }: { text: string }) => text.startsWith("rs_weight"));
  expect(unknown).toMatchObject([
    { path: "lb1:/etc/keepalived/conf.d/web.conf", line: 5 },
    { path: "lb2:/etc/keepalived/conf.d/web.conf", line: 5 },
  ]);
  const chinese = await post("/preview", { sources }, { "accept-language": "zh-CN" });
  expect(chinese.body.report[0].message).toMatch(/\p{Script=Han}/u);
  expect(chinese.body.report[0].code).toBe(body.report[0].code);
});

test("a preview saves nothing, and passwords are in no answer, no trail and no log", async () => {
  const { sources } = pair();
  const before = await panel.database.prisma.cluster.count();
  const preview = await post("/preview", { sources });
  expect(await panel.database.prisma.cluster.count()).toBe(before);
  const [lb1, lb2] = await hosts();
  const directors = preview.body.clusters[0].directors.map(({ id }: { id: string }, index: number) => ({
    id,
    hostId: [lb1, lb2][index]?.id,
  }));
  const created = await post("", { name: `secret ${net}`, sources, directors });
  expect(created.status).toBe(201);
  const trail = await panel.database.prisma.auditEntry.findMany({ where: { action: "cluster.import" } });
  const codes = preview.body.report.map(({ code }: { code: string }) => code);
  expect(codes).toContain("import.keepalived.password_sealed");
  for (const text of [
    preview.text,
    created.text,
    JSON.stringify(trail.map(({ after }) => after)),
    panel.log.join("\n"),
  ]) {
    expect(text).not.toContain("hunter22");
  }
});

test("the cluster is created as previewed, with the chosen hosts, and can be edited like any other", async () => {
  const { at, sources } = pair();
  const [lb1, lb2] = await hosts();
  const { body: preview } = await post("/preview", { sources });
  const [first, second] = preview.clusters[0].directors;
  const created = await post("", {
    name: `shop ${net}`,
    sources,
    directors: [
      { id: first.id, hostId: lb1.id },
      { id: second.id, hostId: lb2.id, interface: "bond0" },
    ],
    realServers: [{ address: `${at}.11`, hostId: lb2.id }],
  });
  expect(created).toMatchObject({
    status: 201,
    body: {
      name: `shop ${net}`,
      appliedRevision: 0,
      pending: true,
      directors: [
        { hostId: lb1.id, name: lb1.name, address: `${at}.1`, interface: "eth1", priority: 150 },
        { hostId: lb2.id, name: lb2.name, address: `${at}.2`, interface: "bond0", priority: 100 },
      ],
      realServers: [
        { address: `${at}.11`, hostId: lb2.id },
        { address: `${at}.12`, hostId: null },
      ],
      services: [{ keys: [`TCP ${at}.100:80`], destinations: [{ weight: 3 }, { weight: 1 }] }],
    },
  });
  const vip = created.body.vips[0];
  const edited = await panel.call("PATCH", `/api/v1/vips/${vip.id}`, {
    as: "operator",
    body: { prefixLength: 24 },
    revision: vip.revision,
  });
  expect(edited).toMatchObject({ status: 200, body: { prefixLength: 24 } });
  const again = await post("", { name: `shop ${net}`, sources });
  expect(faults(again)).toEqual([
    "cluster.vips.0.address vip.taken",
    "directors import.director_host",
    "directors import.director_host",
    "name name.taken",
  ]);
});

test("a keepalived.conf stays the director's own, with its password sealed; its text is in no answer and not in the trail", async () => {
  const { at, sources } = pair();
  const [lb1, lb2] = await hosts();
  const whole = [sources[0], sources[2]].map((source, index) => ({
    director: `lb${index + 1}`,
    path: "/etc/keepalived/keepalived.conf",
    text: `${source?.text}`.replace(/^include.*\n/m, "").replace("hunter22", index === 0 ? "$&" : "hunt'r22"),
  }));
  const { body: preview } = await post("/preview", { sources: whole });
  const [first, second] = preview.clusters[0].directors;
  expect(preview.adopted).toEqual([first.id]);
  const directors = [
    { id: first.id, hostId: lb1.id },
    { id: second.id, hostId: lb2.id },
  ];
  const created = await post("", { name: `adopted ${net}`, sources: whole, directors });
  expect(created.status).toBe(201);
  const rows = await panel.database.prisma.director.findMany({
    where: { clusterId: created.body.id },
    orderBy: { priority: "desc" },
  });
  const secrets = await panel.database.prisma.vrrpSecret.findMany({ where: { clusterId: created.body.id } });
  const { secretId, sha256 } = created.body.vrrp.authentication;
  expect(secrets).toMatchObject([{ id: secretId, sha256 }]);
  const include = `include /etc/keepalived/signalbox/${secretId}.conf`;
  expect(rows.map(({ adopted }) => adopted)).toEqual([
    {
      sha256: createHash("sha256").update(`${whole[0]?.text}`).digest("hex"),
      text: whole[0]?.text.replace("auth_pass hunter22", include),
    },
    null,
  ]);
  const trail = await panel.database.prisma.auditEntry.findFirst({ where: { objectId: created.body.id } });
  for (const text of [created.text, JSON.stringify(trail?.after)]) {
    expect(text).toContain(at);
    expect(text).not.toContain("written by hand");
  }
});

test("everything that forbids the import is said at once, and then nothing of it is saved", async () => {
  const { sources } = pair();
  const [lb1] = await hosts();
  const { body: preview } = await post("/preview", { sources });
  const count = await panel.database.prisma.vip.count();
  const directors = preview.clusters[0].directors.map(({ id }: { id: string }) => ({ id, hostId: lb1.id }));
  const stray = [{ address: "192.0.2.77", hostId: "0199d1a0-0000-7000-8000-000000000001" }];
  const refused = await post("", { name: `twice ${net}`, sources, directors, realServers: stray });
  expect(refused.status).toBe(422);
  expect(faults(refused)).toEqual([
    "directors.1.hostId director.duplicate_host",
    "realServers.0.address import.not_there",
    "realServers.0.hostId host.missing",
  ]);
  expect(await panel.database.prisma.vip.count()).toBe(count);
});

test("a director whose address no file gives is not created before somebody has entered it", async () => {
  net += 1;
  const at = `10.99.${net}`;
  const sources = [{ path: "rules", text: `-A -t ${at}.100:80 -s wlc\n-a -t ${at}.100:80 -r ${at}.11:80 -g -w 1\n` }];
  const { body: preview } = await post("/preview", { sources });
  expect(preview).toMatchObject({ format: "ipvsadm", clusters: [{ directors: [{ address: "0.0.0.0" }] }] });
  const [director] = preview.clusters[0].directors;
  const [lb1] = await hosts();
  const body = { name: `rules ${net}`, sources, directors: [{ id: director.id, hostId: lb1.id }] };
  expect(faults(await post("", body))).toEqual(["directors.0.address address.not_unicast"]);
  const entered = { ...body, directors: [{ id: director.id, hostId: lb1.id, address: `${at}.1`, interface: "eth0" }] };
  expect(await post("", entered)).toMatchObject({ status: 201, body: { engine: "ipvsadm" } });
});

test("a text of no known format is refused at the format; one without a cluster has an empty preview", async () => {
  const sources = [{ path: "motd", text: "Welcome!\n" }];
  expect(faults(await post("/preview", { sources }))).toEqual(["format import.format"]);
  const named = await post("/preview", { sources, format: "ipvsadm" });
  expect(named.body.clusters.flatMap((cluster: { services: object[] }) => cluster.services)).toEqual([]);
  expect(faults(await post("", { name: "x", sources: [], directors: [] }))).toEqual(["sources import.sources"]);
});

test("a viewer may import nothing", async () => {
  const { sources } = pair();
  const answer = await panel.call("POST", "/api/v1/imports/preview", { as: "viewer", body: { sources } });
  expect(answer.status).toBe(403);
});
