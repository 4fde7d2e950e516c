import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { alertResourceSchema, timelineEntrySchema } from "@/lib/api/resources/alert";
import { channelResourceSchema } from "@/lib/api/resources/channel";
import { type ClusterResource, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { driftResourceSchema } from "@/lib/api/resources/drift";
import { type MailReceiver, startMailReceiver } from "@/tests/support/mail-receiver";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { type Receiver, startReceiver } from "@/tests/support/receiver";
import { theLab } from "../the-lab";
import { startWeb, stopWeb } from "../web-server";
import { panelOfThisFile } from "./panel-of-this-file";

// Every alert by its real cause; at the end each channel has been told of all of them.
const lab = theLab();
const { api } = panelOfThisFile({ SIGNALBOX_NOTIFY_NETWORKS: "127.0.0.1" });
const vip = "10.77.0.88";
const secret = "a secret of the lab suite";
const soon = { timeout: 90_000, interval: 500 };
const raised = new Set<string>();
let cluster: ClusterResource;
let receiver: Receiver;
let mail: MailReceiver;

const open = async () =>
  (await api().get(`/alerts?state=open&clusterId=${cluster.id}`, pageSchema(alertResourceSchema))).items;
const events = async () =>
  (await api().get(`/timeline?source=event&clusterId=${cluster.id}`, pageSchema(timelineEntrySchema))).items;

/** Resolves when these alerts, and perhaps others, are open. */
async function raises(...kinds: string[]): Promise<void> {
  await vi.waitFor(async () => {
    const found = (await open()).map(({ kind }) => kind);
    for (const kind of found) raised.add(kind);
    expect(found).toEqual(expect.arrayContaining(kinds));
  }, soon);
}

async function resolves(): Promise<void> {
  await vi.waitFor(async () => expect(await open()).toEqual([]), soon);
}

beforeAll(async () => {
  [receiver, mail] = await Promise.all([startReceiver(), startMailReceiver()]);
  const at = (path: string) => `${receiver.origin}/${path}`;
  const channels = [
    {
      kind: "mail",
      host: "127.0.0.1",
      port: mail.port,
      security: "none",
      from: "a@example.org",
      to: ["b@example.org"],
    },
    { kind: "slack", url: at("slack") },
    { kind: "dingtalk", url: at("dingtalk"), secret },
    { kind: "feishu", url: at("feishu"), secret },
    { kind: "wecom", url: at("wecom") },
    { kind: "webhook", url: at("webhook"), secret },
  ];
  for (const settings of channels) {
    await api().post("/channels", { name: settings.kind, settings }, channelResourceSchema);
  }
  const weights = { rs1: 1, rs2: 1 };
  cluster = await describeLabCluster(api(), lab, {
    ...{ name: "alerts", engine: "keepalived", vip, virtualRouterId: 58, weights },
  });
  const [service] = cluster.services;
  if (service === undefined) throw new Error("the cluster has a service");
  const keepalived = { sorryServer: { address: "10.77.0.23", port: 80, forwarding: "dr" } };
  await api().patch(`/services/${service.id}`, service, { keepalived }, serviceResourceSchema);
  await applyCluster(api(), cluster.id);
  const drift = `/clusters/${cluster.id}/drift`;
  await api().patch(drift, await api().get(drift, driftResourceSchema), { intervalSec: 10 }, driftResourceSchema);
}, 200_000);

afterAll(async () => {
  for (const host of ["rs1", "rs2"] as const) await startWeb(lab, host);
  await lab.script("director1", "sysctl -qw net.ipv4.conf.eth0.arp_ignore=0");
  await lab.script("director2", `ip link set mgmt0 up; ip addr del ${vip}/32 dev eth0 2>/dev/null; true`);
  await receiver?.close();
  await mail?.close();
});

test("a cluster as applied raises nothing", async () => {
  await resolves();
});

test("web servers that stop: real servers down, quorum lost, sorry server in use; and all of it is over again", async () => {
  await stopWeb(lab, "rs1");
  await raises("server_down");
  await stopWeb(lab, "rs2");
  await raises("quorum_lost", "sorry_server");
  await startWeb(lab, "rs1");
  await startWeb(lab, "rs2");
  await resolves();
}, 240_000);

test("keepalived stops on the master: the VIP moves; on both: no master, and no table", async () => {
  await lab.script("director1", "systemctl stop keepalived");
  await vi.waitFor(async () => expect((await events()).map(({ kind }) => kind)).toContain("vrrp_transition"), soon);
  await lab.script("director2", "systemctl stop keepalived");
  await raises("no_master", "table_vanished");
  for (const host of ["director1", "director2"] as const) await lab.script(host, "systemctl start keepalived");
  await resolves();
}, 240_000);

test("a VIP that is added by hand on the backup is split brain; a weight that is set by hand is drift", async () => {
  await lab.script("director2", `ip addr add ${vip}/32 dev eth0`);
  await lab.script("director1", `ipvsadm -e -t ${vip}:80 -r 10.77.0.21:80 -g -w 7`);
  await raises("split_brain", "drift");
  await lab.script("director2", `ip addr del ${vip}/32 dev eth0`);
  await lab.script("director1", `ipvsadm -e -t ${vip}:80 -r 10.77.0.21:80 -g -w 1`);
  await resolves();
}, 240_000);

test("a VIP that its master holds and does not answer for is silent, as its neighbours see it", async () => {
  await lab.script("director1", "sysctl -qw net.ipv4.conf.eth0.arp_ignore=8");
  await raises("vip_silent");
  await lab.script("director1", "sysctl -qw net.ipv4.conf.eth0.arp_ignore=0");
  await resolves();
}, 240_000);

test("a director that is cut off is lost", async () => {
  await lab.script("director2", "ip link set mgmt0 down");
  await raises("director_lost");
  await lab.script("director2", "ip link set mgmt0 up");
  await resolves();
}, 240_000);

test("every channel was told of every one of them", async () => {
  const names: Readonly<Record<string, string>> = {
    ...{ server_down: "Real server down", quorum_lost: "Below quorum", sorry_server: "Sorry server in use" },
    ...{ no_master: "No master", table_vanished: "Table vanished", split_brain: "Split brain" },
    ...{ drift: "Drift", director_lost: "Director lost", vip_silent: "VIP does not answer" },
  };
  expect([...raised].sort()).toEqual(expect.arrayContaining(Object.keys(names).sort()));
  await vi.waitFor(() => {
    for (const kind of ["slack", "dingtalk", "feishu", "wecom", "webhook"]) {
      const told = receiver.received.filter(({ url }) => url.pathname === `/${kind}`).map(({ body }) => body);
      for (const name of Object.values(names)) expect(told.join("\n"), kind).toContain(name);
    }
    const mailed = mail.mails.map(({ text }) => text).join("\n");
    for (const name of Object.values(names)) expect(mailed).toContain(name);
  }, soon);
});
