import { afterAll, beforeAll, expect, test } from "vitest";
import { panelWithTraffic, type Scene } from "./panel-with-traffic";

let scene: Scene;
beforeAll(async () => {
  scene = await panelWithTraffic();
});
afterAll(() => scene.close());

/** The values of a metric by their labels, as the text has them. */
async function values(name: string): Promise<Record<string, string>> {
  const { text } = await scene.scrape();
  const lines = text.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return Object.fromEntries(
    lines.map((line) => [line.slice(name.length, line.lastIndexOf(" ")), line.split(" ").at(-1) ?? ""]),
  );
}

/** The value of the series that has all of these labels. */
async function figure(name: string, labels: Record<string, string>): Promise<string | undefined> {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const found = Object.entries(await values(name)).find(([text]) => wanted.every((each) => text.includes(each)));
  return found?.[1];
}

test("a fresh director has its kernel's figures under the names of the field, 64-bit counters whole", async () => {
  await scene.sampled({});
  const [remote_address = "", remote_port = ""] = scene.destinations[0].split(":");
  const labels = { service: "web", proto: "TCP", local_port: "80", local_mark: "", remote_address, remote_port };
  expect(await figure("signalbox_backend_connections_active", labels)).toBe("7");
  expect(await figure("signalbox_backend_connections_total", labels)).toBe("120");
  expect(await figure("signalbox_backend_in_bytes_total", labels)).toBe("18446744073709551615");
  expect(await figure("signalbox_backend_weight", labels)).toBe("1");
  expect(await figure("signalbox_member_state", { ...labels, state: "up" })).toBe("1");
  expect(Object.values(await values("signalbox_director_up")).sort()).toEqual(["0", "1"]);
  expect(Object.values(await values("signalbox_director_vips"))).toEqual(["1"]);
  expect(await figure("signalbox_poll_duration_seconds_bucket", { le: "0.1" })).toBe("3");
  expect(await figure("signalbox_poll_errors_total", { reason: "host.timeout" })).toBe("2");
});

test("a weight that somebody set to 0 by hand is drift; of two servers the guards let one be taken out", async () => {
  await scene.sampled({});
  const [remote_address = ""] = scene.destinations[1].split(":");
  expect(await figure("signalbox_member_state", { remote_address, state: "drift" })).toBe("1");
  expect(await figure("signalbox_member_state", { remote_address, state: "up" })).toBe("0");
  expect(await figure("signalbox_can_depool", { service: "web" })).toBe("1");
  expect(await figure("signalbox_depool_threshold_ratio", { service: "web" })).toBe("0.5");
});

test("figures of a director that is not fresh are absent, not frozen; that it is not is said", async () => {
  await scene.sampled({ freshAt: new Date(Date.now() - 7_000).toISOString(), status: "failed" });
  expect(await values("signalbox_backend_weight")).toEqual({});
  expect(await values("signalbox_member_state")).toEqual({});
  expect(Object.values(await values("signalbox_director_up"))).toEqual(["0", "0"]);
  expect(Object.values(await values("signalbox_last_poll_timestamp_seconds"))).toHaveLength(1);
});

test("operations that ended are counted by kind and result, with the time they took", async () => {
  const startedAt = new Date(Date.now() - 3_000);
  const finishedAt = new Date(startedAt.getTime() + 1_500);
  const shared = { clusterId: scene.clusterId, request: {}, actorName: "Ada", startedAt, finishedAt } as const;
  await scene.panel.database.prisma.operation.createMany({
    data: [
      { ...shared, kind: "weight", state: "confirmed" },
      { ...shared, kind: "weight", state: "rolled_back", problem: { code: "cluster.soak_failed", params: {} } },
    ],
  });
  expect(await figure("signalbox_operations_total", { kind: "weight", result: "confirmed" })).toBe("1");
  expect(await figure("signalbox_rollbacks_total", { trigger: "cluster.soak_failed" })).toBe("1");
  expect(await figure("signalbox_operation_duration_seconds_bucket", { kind: "weight", le: "1.0" })).toBe("0");
  expect(await figure("signalbox_operation_duration_seconds_bucket", { kind: "weight", le: "2.5" })).toBe("2");
});

test("what a guard refuses is counted by the guard; each has a value before its first refusal", async () => {
  const statuses: number[] = [];
  for (const id of scene.destinationIds) {
    const path = `/api/v1/destinations/${id}`;
    const { revision } = (await scene.panel.call("GET", path, { as: "viewer" })).body;
    statuses.push((await scene.panel.call("PATCH", path, { as: "operator", revision, body: { weight: 0 } })).status);
  }
  expect(statuses).toEqual([202, 422]);
  expect(await figure("signalbox_guard_refusals_total", { guard: "last_destination" })).toBe("1");
  expect(await figure("signalbox_guard_refusals_total", { guard: "freeze" })).toBe("0");
});

test("messages are counted by kind of channel and what became of them", async () => {
  const sent = { phase: "test", state: "sent", nextTryAt: new Date() } as const;
  const deliveries = [sent, sent, { ...sent, state: "dead" as const }, { ...sent, state: "waiting" as const }];
  const channel = {
    name: "ops",
    kind: "slack",
    locale: "en",
    sealed: "",
    hint: "",
    kinds: [],
    clusterIds: [],
  } as const;
  await scene.panel.database.prisma.channel.create({
    data: { ...channel, kinds: [], clusterIds: [], deliveries: { create: deliveries } },
  });
  expect(await values("signalbox_notifications_total")).toEqual({
    '{channel="slack",result="dead"}': "1",
    '{channel="slack",result="sent"}': "2",
  });
});

test("closed without a token, and to a token only its clusters are open", async () => {
  expect((await scene.scrape({})).status).toBe(401);
  const other = await scene.panel.call("POST", "/api/v1/clusters", {
    as: "admin",
    body: { name: "other", engine: "ipvsadm" },
  });
  const body = { name: "one", verbs: [], clusterIds: [other.body.id], serviceIds: [], expiresInDays: 1 };
  const { body: token } = await scene.panel.call("POST", "/api/v1/tokens", { as: "admin", body });
  const headers = { authorization: `Bearer ${token.token}` };
  const own = await scene.scrape(headers);
  expect(own.status).toBe(200);
  expect(own.text).toContain('signalbox_drift_members{cluster="other"} 0');
  expect(own.text).not.toContain('cluster="cluster ');
  expect((await scene.scrape(headers, `?cluster=${scene.clusterId}`)).status).toBe(404);
});

test("who asks for OpenMetrics gets it, with its end", async () => {
  const headers = { authorization: `Bearer ${scene.token}`, accept: "application/openmetrics-text;version=1.0.0" };
  const { type, text } = await scene.scrape(headers);
  expect(type).toContain("application/openmetrics-text");
  expect(text.endsWith("# EOF\n")).toBe(true);
});
