import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimChannels } from "@/lib/notify/claim-channels";
import { tellChannel } from "@/lib/notify/tell-channel";
import { startMailReceiver } from "@/tests/support/mail-receiver";
import { type Received, type Receiver, startReceiver } from "@/tests/support/receiver";
import { type AlertRig, createAlertRig } from "./alert-rig";

const secret = "a secret of sixteen";
let rig: AlertRig;
let receiver: Receiver;
let count = 0;
beforeAll(async () => {
  rig = await createAlertRig();
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await rig.close();
});
beforeEach(async () => {
  await rig.panel.database.prisma.channel.deleteMany();
  await rig.panel.database.prisma.alert.deleteMany();
  receiver.received.length = 0;
  receiver.answer(200, '{"errcode":0,"code":0}');
});

async function addChannel(settings: object, more: object = {}): Promise<string> {
  count += 1;
  const body = { name: `channel ${count}`, settings, ...more };
  const { body: channel, status, text } = await rig.panel.call("POST", "/api/v1/channels", { as: "admin", body });
  expect(status, text).toBe(201);
  return channel.id;
}

const hook = () => ({ kind: "webhook", url: `${receiver.origin}/hook`, secret });

/** A cluster whose two directors lost their tables: two alerts that are raised at once. */
async function outage(): Promise<Awaited<ReturnType<AlertRig["cluster"]>>> {
  const ids = await rig.cluster();
  await rig.sample(ids, [{ vips: [ids.vip] }, {}]);
  await rig.look(ids.clusterId);
  return ids;
}

/** What the notifier does at its next turn, whenever that would be. */
async function tell(): Promise<void> {
  const { prisma } = rig.panel.database;
  await prisma.channel.updateMany({ data: { nextMessageAt: null } });
  await prisma.delivery.updateMany({ where: { state: "waiting" }, data: { nextTryAt: new Date(0) } });
  for (const id of await claimChannels(rig.panel.database)) await tellChannel(rig.notifyDeps, id);
}

async function deliveries(channelId: string) {
  const { body } = await rig.panel.call("GET", `/api/v1/deliveries?channelId=${channelId}`, { as: "admin" });
  return body.items;
}

async function channel(id: string) {
  return (await rig.panel.call("GET", `/api/v1/channels/${id}`, { as: "admin" })).body;
}

function only(): Received {
  expect(receiver.received).toHaveLength(1);
  const [first] = receiver.received;
  if (first === undefined) throw new Error("nothing was received");
  return first;
}

describe("a webhook", () => {
  test("gets what is raised at once as one signed message, and no second time", async () => {
    const id = await addChannel(hook());
    await outage();
    await tell();
    const { headers, body } = only();
    const [, seconds = "", signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(`${headers["x-signalbox-signature"]}`) ?? [];
    expect(signature).toBe(createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex"));
    expect(Math.abs(Date.now() / 1000 - Number(seconds))).toBeLessThan(300);
    const message = JSON.parse(body);
    expect(message).toMatchObject({ kind: "alerts", id: headers["x-signalbox-delivery"], title: "2 alerts" });
    expect(message.alerts.map((one: { kind: string; phase: string }) => `${one.kind} ${one.phase}`)).toEqual([
      "table_vanished raised",
      "table_vanished raised",
    ]);
    await tell();
    expect(receiver.received).toHaveLength(1);
    expect(await deliveries(id)).toMatchObject([{ state: "sent" }, { state: "sent" }]);
  });

  test("is told when it is over, in the channel's language", async () => {
    await addChannel(hook(), { locale: "zh-CN" });
    const ids = await outage();
    await tell();
    await rig.panel.database.prisma.virtualService.deleteMany({ where: { clusterId: ids.clusterId } });
    await rig.panel.database.prisma.cluster.delete({ where: { id: ids.clusterId } });
    await rig.look(ids.clusterId);
    await tell();
    expect(receiver.received).toHaveLength(2);
    const { title, alerts } = JSON.parse(receiver.received[1]?.body ?? "");
    expect(title).toBe("2 条已恢复");
    expect(alerts).toMatchObject([{ phase: "resolved" }, { phase: "resolved" }]);
  });

  test("waits 10 s after a message, whatever happens meanwhile", async () => {
    const id = await addChannel(hook());
    await outage();
    await tell();
    await outage();
    expect(await claimChannels(rig.panel.database)).toEqual([]);
    const { nextMessageAt } = await rig.panel.database.prisma.channel.findUniqueOrThrow({ where: { id } });
    expect((nextMessageAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(5_000);
  });

  test("that refuses is tried five times with the same delivery id, then given up, shown, and sent again when asked", async () => {
    const id = await addChannel(hook());
    await outage();
    receiver.answer(500, "no");
    for (let attempt = 0; attempt < 6; attempt += 1) await tell();
    expect(receiver.received).toHaveLength(5);
    expect(new Set(receiver.received.map(({ headers }) => headers["x-signalbox-delivery"])).size).toBe(1);
    expect(await channel(id)).toMatchObject({ dead: 2, problem: { code: "notify.refused", params: { status: 500 } } });
    receiver.answer(200, "");
    const [{ id: deliveryId }] = await deliveries(id);
    await rig.panel.call("POST", `/api/v1/deliveries/${deliveryId}/retry`, { as: "admin" });
    await tell();
    expect(receiver.received).toHaveLength(6);
    expect(await channel(id)).toMatchObject({ dead: 1, problem: null });
  });

  test("is not followed to where it redirects", async () => {
    const id = await addChannel(hook());
    await outage();
    receiver.answer(302, "", { location: `${receiver.origin}/elsewhere` });
    await tell();
    expect(receiver.received).toHaveLength(1);
    expect(await channel(id)).toMatchObject({ problem: { code: "notify.refused", params: { status: 302 } } });
  });

  test.each(["http://localhost:9/", "http://[::1]:9/", "http://2130706434/", "http://169.254.169.254/latest"])(
    "on %s is never written to",
    async (url) => {
      const id = await addChannel({ kind: "webhook", url, secret });
      await outage();
      await tell();
      const { problem } = await channel(id);
      const expected = url.includes("localhost") ? /forbidden_address|unreachable/ : /forbidden_address/;
      expect(problem.code).toMatch(expected);
    },
  );
});

test("a test message goes before everything else, and says how it went", async () => {
  const id = await addChannel(hook());
  await outage();
  const { body } = await rig.panel.call("POST", `/api/v1/channels/${id}/test`, { as: "admin" });
  expect(body).toMatchObject({ phase: "test", state: "waiting" });
  await tell();
  expect(JSON.parse(only().body)).toMatchObject({ kind: "test", alerts: [] });
});

test("a channel hears of its kinds, its clusters and from its severity on, and of nothing that is silenced or acknowledged", async () => {
  const quiet = await addChannel(hook(), { kinds: ["drift"] });
  const elsewhere = await addChannel(hook(), { clusterIds: [(await rig.cluster()).clusterId] });
  const silenced = await addChannel(hook());
  const ids = await rig.cluster();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const body = { clusterId: ids.clusterId, reason: "a new switch", until };
  const silence = await rig.panel.call("POST", "/api/v1/silences", { as: "operator", body });
  await rig.sample(ids, [{ vips: [ids.vip] }, {}]);
  await rig.look(ids.clusterId);
  await tell();
  expect(receiver.received).toEqual([]);
  const path = `/api/v1/alerts?state=open&clusterId=${ids.clusterId}`;
  const { items } = (await rig.panel.call("GET", path, { as: "viewer" })).body;
  expect(items).toMatchObject([{ silenced: true }, { silenced: true }]);
  await rig.panel.call("POST", `/api/v1/alerts/${items[0].id}/acknowledge`, {
    as: "operator",
    body: { note: "on it" },
  });
  await rig.panel.call("POST", `/api/v1/silences/${silence.body.id}/end`, { as: "operator" });
  await rig.sample(ids, [{ vips: [ids.vip] }, {}]);
  await rig.look(ids.clusterId);
  await tell();
  expect(JSON.parse(only().body).alerts).toHaveLength(1);
  expect(await deliveries(silenced)).toHaveLength(1);
  expect([...(await deliveries(quiet)), ...(await deliveries(elsewhere))]).toEqual([]);
});

test("DingTalk verifies the sign in the address, and Feishu the one in the body", async () => {
  await addChannel({ kind: "dingtalk", url: `${receiver.origin}/ding?access_token=t`, secret });
  await addChannel({ kind: "feishu", url: `${receiver.origin}/feishu`, secret });
  await addChannel({ kind: "wecom", url: `${receiver.origin}/wecom?key=k` });
  await addChannel({ kind: "slack", url: `${receiver.origin}/slack` });
  await outage();
  await tell();
  const at = (path: string) => receiver.received.find(({ url }) => url.pathname === path);
  const { url } = at("/ding") ?? {};
  const time = url?.searchParams.get("timestamp");
  expect(url?.searchParams.get("sign")).toBe(
    createHmac("sha256", secret).update(`${time}\n${secret}`).digest("base64"),
  );
  const { timestamp, sign } = JSON.parse(at("/feishu")?.body ?? "");
  expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(300);
  expect(sign).toBe(createHmac("sha256", `${timestamp}\n${secret}`).digest("base64"));
  expect(JSON.parse(at("/wecom")?.body ?? "")).toMatchObject({ msgtype: "markdown" });
  expect(JSON.parse(at("/slack")?.body ?? "").blocks).toHaveLength(3);
});

test("mail has one subject line whatever a cluster is called, and goes to its recipients", async () => {
  const server = await startMailReceiver();
  const { port, mails } = server;
  const mail = { kind: "mail", host: "127.0.0.1", port, security: "none", from: "panel@example.org" };
  const id = await addChannel({ ...mail, to: ["ops@example.org", "noc@example.org"] });
  const ids = await rig.cluster();
  const name = "web\r\nBcc: everybody@example.org";
  await rig.panel.database.prisma.cluster.update({ where: { id: ids.clusterId }, data: { name } });
  const { prisma } = rig.panel.database;
  await prisma.alert.create({
    data: {
      ...{ scope: ids.clusterId, clusterId: ids.clusterId, kind: "drift", object: "lb1", openKey: "mail test" },
      ...{ severity: "warning", params: { count: 2, first: "x" }, since: new Date(), raisedAt: new Date() },
      deliveries: { create: { channelId: id, phase: "raised", nextTryAt: new Date() } },
    },
  });
  await tell();
  await server.close();
  expect(await channel(id)).toMatchObject({ problem: null });
  expect(mails).toMatchObject([{ to: ["ops@example.org", "noc@example.org"] }]);
  const [head = ""] = (mails[0]?.text ?? "").split("\r\n\r\n");
  expect(head).not.toMatch(/^bcc:/im);
  expect(head).toMatch(/^Subject: .*Drift/m);
});

test("mail that is to be encrypted is not sent to a server that cannot", async () => {
  const server = await startMailReceiver();
  const { port } = server;
  const id = await addChannel({ kind: "mail", host: "127.0.0.1", port, from: "a@example.org", to: ["b@example.org"] });
  await outage();
  await tell();
  await server.close();
  expect((await channel(id)).problem.code).toMatch(/^notify\./);
});

test("how a channel is reached leaves the panel nowhere", async () => {
  const id = await addChannel({ kind: "slack", url: `${receiver.origin}/services/T0/SENTINEL` });
  const answers = await Promise.all(
    ["/api/v1/channels", `/api/v1/channels/${id}`, "/api/v1/audit?objectType=channel"].map((path) =>
      rig.panel.call("GET", path, { as: "admin" }),
    ),
  );
  for (const { text } of answers) expect(text).not.toContain("SENTINEL");
  const row = await rig.panel.database.prisma.channel.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain("SENTINEL");
});
