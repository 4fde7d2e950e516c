import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { alertResourceSchema, timelineEntrySchema } from "@/lib/api/resources/alert";
import { channelResourceSchema } from "@/lib/api/resources/channel";
import { type ClusterResource, destinationResourceSchema, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { driftResourceSchema } from "@/lib/api/resources/drift";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { createdTokenSchema } from "@/lib/api/resources/token";
import { type ChannelKind, channelKindSchema } from "@/lib/model/alert/channel-settings";
import { conditionKinds } from "@/lib/model/alert/kinds";
import kindNames from "@/messages/en/events.json";
import { type MailReceiver, startMailReceiver } from "@/tests/support/mail-receiver";
import { makeCertificate } from "@/tests/support/make-certificate";
import { addLabHost, applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { confirmed, waitForOperation } from "@/tests/support/panel/wait-for-operation";
import { type Receiver, startReceiver } from "@/tests/support/receiver";
import { theLab } from "../the-lab";
import { startWeb, stopWeb } from "../web-server";
import { panelOfThisFile } from "./panel-of-this-file";

// Every kind of alert by its real cause; at the end each kind of channel has been told of each of them.
const lab = theLab();
const folder = mkdtempSync(path.join(tmpdir(), "signalbox-alerts-"));
const { certFile, keyFile } = makeCertificate(folder, 90);
// The panel's certificate has signed itself: this process does not check it, and the panel checks others as ever.
vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
const { api } = panelOfThisFile({
  SIGNALBOX_NOTIFY_NETWORKS: "127.0.0.1",
  SIGNALBOX_TLS_CERT: certFile,
  SIGNALBOX_TLS_KEY: keyFile,
  NODE_TLS_REJECT_UNAUTHORIZED: "1",
});
const vip = "10.77.0.88";
const secret = "a secret of the lab suite";
const soon = { timeout: 90_000, interval: 500 };
const channelKinds = channelKindSchema.options;
const raised = new Set<string>();
let cluster: ClusterResource;
let receiver: Receiver;
let mail: MailReceiver;

const open = async () => (await api().get("/alerts?state=open", pageSchema(alertResourceSchema))).items;
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

/** Resolves when nothing of the cluster is open any more, or nothing of these kinds. */
async function resolves(...kinds: string[]): Promise<void> {
  await vi.waitFor(async () => {
    const found = (await open()).filter(({ kind, clusterId }) =>
      kinds.length === 0 ? clusterId !== null : kinds.includes(kind),
    );
    expect(found).toEqual([]);
  }, soon);
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
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

test("a cluster as applied raises nothing", async () => {
  await resolves();
});

test("a certificate and a token that end soon, and a host that shows another key", async () => {
  makeCertificate(folder, 5);
  const token = await api().post("/tokens", { name: "pipeline", expiresInDays: 1 }, createdTokenSchema);
  const host = await addLabHost(api(), lab, "rs3");
  const former = await lab.fingerprint("rs3");
  const renew = "rm /etc/ssh/ssh_host_*; ssh-keygen -qA; systemctl restart ssh";
  await lab.script("rs3", `cp -a /etc/ssh /root/ssh.saved; ${renew}`);
  await waitForOperation(api(), await api().post(`/hosts/${host.id}/scan`, undefined, operationResourceSchema));
  await raises("certificate_expiring", "token_expiring", "host_key_changed").finally(() =>
    lab.script("rs3", "rm -r /etc/ssh; mv /root/ssh.saved /etc/ssh; systemctl restart ssh"),
  );
  await waitForOperation(api(), await api().post(`/hosts/${host.id}/scan`, undefined, operationResourceSchema));
  await api().post(`/hosts/${host.id}/trust`, { fingerprint: former, replaces: former }, hostResourceSchema);
  await api().call("DELETE", `/api/v1/tokens/${token.id}`);
  makeCertificate(folder, 90);
}, 240_000);

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

test("a push that a director cannot write down is a change that failed, until another one is good", async () => {
  const { id } = cluster.services[0]?.destinations[0] ?? { id: "" };
  const weigh = async (weight: number) => {
    const destination = await api().get(`/destinations/${id}`, destinationResourceSchema);
    return await api().patch(`/destinations/${id}`, destination, { weight }, operationResourceSchema);
  };
  const folder = "/etc/keepalived";
  await lab.script("director1", `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder}`);
  const failed = await waitForOperation(api(), await weigh(5));
  await lab.script("director1", `umount ${folder}`);
  expect(failed.state).not.toBe("confirmed");
  await raises("operation_failed");
  await confirmed(api(), await weigh(1));
  await resolves("operation_failed");
}, 240_000);

test("a certificate that was renewed, a token that was revoked and a host key that was decided upon are no alerts any more", async () => {
  await resolves("certificate_expiring", "token_expiring", "host_key_changed");
}, 240_000);

test("every kind was raised by its cause, and every channel was told of each", async () => {
  expect([...raised].sort()).toEqual([...conditionKinds].sort());
  await vi.waitFor(() => {
    for (const channel of channelKinds) {
      const told = toldBy(channel);
      for (const kind of conditionKinds) expect(told, channel).toContain(kindNames.kinds[kind]);
    }
  }, soon);
  const rows = conditionKinds.map((kind) => {
    const told = channelKinds.map((channel) => [channel, toldBy(channel).includes(kindNames.kinds[kind])]);
    return [kind, Object.fromEntries(told)];
  });
  console.table(Object.fromEntries(rows));
}, 120_000);

/** All that a channel's receiver was told. */
function toldBy(channel: ChannelKind): string {
  if (channel === "mail") return mail.mails.map(({ text }) => text).join("\n");
  return receiver.received
    .filter(({ url }) => url.pathname === `/${channel}`)
    .map(({ body }) => body)
    .join("\n");
}
