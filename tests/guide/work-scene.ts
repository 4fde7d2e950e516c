import { setTimeout } from "node:timers/promises";
import { expect } from "@playwright/test";
import { demoPerson } from "@/bin/demo/demo-cluster";
import { alertResourceSchema, alertRuleResourceSchema } from "@/lib/api/resources/alert";
import { channelResourceSchema } from "@/lib/api/resources/channel";
import { clusterResourceSchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { driftResourceSchema } from "@/lib/api/resources/drift";
import { maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { runResourceSchema } from "@/lib/api/resources/run";
import { createdTokenSchema } from "@/lib/api/resources/token";
import type { Lab } from "@/tests/lab/lab";
import { PanelApi } from "@/tests/support/panel/panel-api";
import type { Panel } from "@/tests/support/panel/start-panel";
import { confirmed } from "@/tests/support/panel/wait-for-operation";
import type { Scene } from "./scene";

/** What charts show of it. */
const shownMs = 180_000;

export type WorkScene = Scene & {
  readonly runId: string;
  /** When the work began. */
  readonly sinceMs: number;
};

/** The scene with work going on: a maintenance that is planned, a rolling deploy that waits, a weight set by hand. */
export async function setWorkScene(
  panel: Panel,
  lab: Lab,
  scene: Scene,
  say: (line: string) => void,
): Promise<WorkScene> {
  const api = new PanelApi(panel.origin);
  await api.signIn(demoPerson.email, demoPerson.password);
  const { realServers, services } = await api.get(`/clusters/${scene.clusterId}`, clusterResourceSchema);
  const idOf = (server: string) => realServers.find(({ name }) => name === server)?.id;

  const sinceMs = Date.now();

  say("channels, a rule of one's own, and a token that ends soon");
  await tellPeople(api, scene);

  say("rs3 back in service, so that enough is left");
  const destinations = services.flatMap((service) => service.destinations);
  const rs3 = destinations.find(({ realServerName, weight }) => realServerName === "rs3" && weight === 0);
  if (rs3 === undefined) throw new Error("rs3 is drained");
  await confirmed(api, await api.post(`/destinations/${rs3.id}/weight`, { weight: 1 }, operationResourceSchema));

  say("a maintenance that is planned");
  const planned = { reason: "new disk", from: inHours(26), until: inHours(28) };
  await api.post(`/real-servers/${idOf("rs3")}/maintenances`, planned, maintenanceResourceSchema);

  say("a rolling deploy that waits for its person");
  const deploy = {
    kind: "rolling",
    clusterId: scene.clusterId,
    realServerIds: [idOf("rs1"), idOf("rs2")],
    batchSize: 1,
    minCapacityPercent: 30,
    drainLimitSec: 5,
    onDrainLimit: "go_on",
    hook: { kind: "manual", limitSec: 1_800 },
    healthGate: { checks: 2, withinSec: 60 },
    ramp: null,
    soakSec: 10,
    onFailure: "restore",
    reason: "release 42",
  };
  const { id: runId } = await api.post("/runs", deploy, runResourceSchema);
  const waiting = { timeout: 60_000, intervals: [1_000] };
  const run = () => api.get(`/runs/${runId}`, runResourceSchema);
  await expect.poll(run, waiting).toMatchObject({ state: "running", waitsFor: { kind: "continue" } });

  say("a weight set by hand");
  const [vip = ""] = scene.endpoints;
  await lab.script("director1", `ipvsadm -e -t ${vip}:80 -r 10.77.0.22:80 -g -w 7`);
  const path = `/clusters/${scene.clusterId}/drift`;
  const differences = async () => {
    await api.post(`${path}/look`, undefined, driftResourceSchema);
    return (await api.get(path, driftResourceSchema)).items.length;
  };
  await expect.poll(differences, waiting).toBeGreaterThan(0);
  await expect.poll(async () => (await openAlerts(api)).length, waiting).toBeGreaterThan(1);

  say("some minutes of traffic, so that charts have something to show");
  await setTimeout(Math.max(0, sinceMs + shownMs - Date.now()));
  return { ...scene, runId, sinceMs };
}

async function tellPeople(api: PanelApi, { clusterId }: Scene): Promise<void> {
  const webhook = { kind: "webhook", url: "https://pager.example.org/hooks/lvs", secret: "a secret of the pictures" };
  const mail = { kind: "mail", host: "mail.example.org", from: "lvs@example.org", to: ["ops@example.org"] };
  for (const [name, settings, minSeverity] of [
    ["Pager", webhook, "critical"],
    ["Operations", mail, "warning"],
  ] as const) {
    // They lead nowhere, and say so soon after they were switched on.
    await api.post("/channels", { name, settings, minSeverity, enabled: false }, channelResourceSchema);
  }
  const rule = { kind: "server_down", severity: "critical", forSec: 30, clusterIds: [clusterId] };
  await api.post("/alert-rules", rule, alertRuleResourceSchema);
  await api.post("/tokens", { name: "pipeline", expiresInDays: 1 }, createdTokenSchema);
}

async function openAlerts(api: PanelApi) {
  return (await api.get("/alerts?state=open", pageSchema(alertResourceSchema))).items;
}

function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}
