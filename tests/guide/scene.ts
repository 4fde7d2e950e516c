import { z } from "zod";
import { demoPerson, makeDemoCluster } from "@/bin/demo/demo-cluster";
import {
  type ClusterResource,
  clusterResourceSchema,
  destinationResourceSchema,
  serviceResourceSchema,
} from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import type { Lab } from "@/tests/lab/lab";
import { addRealServer, applyCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import type { Panel } from "@/tests/support/panel/start-panel";
import { confirmed, makePlan } from "@/tests/support/panel/wait-for-operation";

/** What the pictures show, and where. */
export type Scene = {
  readonly clusterId: string;
  readonly serviceId: string;
  readonly planId: string;
  readonly hostId: string;
  readonly operationId: string;
  /** Answer now: VIP, or VIP:port. */
  readonly endpoints: readonly string[];
};

/** The demo cluster with a second service, a drained real server, and an edit that waits with its plan. */
export async function setScene(panel: Panel, lab: Lab, say: (line: string) => void): Promise<Scene> {
  const vip = await makeDemoCluster(panel, lab, say);
  const api = new PanelApi(panel.origin);
  await api.signIn(demoPerson.email, demoPerson.password);
  const clusters = await api.get("/clusters", pageSchema(z.object({ id: z.string() })));
  const cluster = await api.get(`/clusters/${clusters.items[0]?.id}`, clusterResourceSchema);
  const [web] = cluster.services;
  if (web === undefined) throw new Error("the demo has no service");

  say("a second service, and rs3 drained");
  await addService(api, cluster);
  const { id: operationId } = await applyCluster(api, cluster.id, "Add the API");
  const rs3 = web.destinations.find(({ realServerName }) => realServerName === "rs3");
  if (rs3 === undefined) throw new Error("the demo has no rs3");
  await confirmed(api, await api.patch(`/destinations/${rs3.id}`, rs3, { weight: 0 }, operationResourceSchema));

  say("an edit that waits, and its plan");
  const rs4 = await addRealServer(api, lab, cluster.id, "rs4");
  const { id: serviceId } = web;
  await api.post(`/services/${serviceId}/destinations`, { realServerId: rs4, weight: 2 }, destinationResourceSchema);
  const plan = await makePlan(api, cluster.id);
  const hosts = await api.get("/hosts", pageSchema(hostResourceSchema));
  const hostId = hosts.items.find(({ name }) => name === "director1")?.id ?? "";
  return {
    clusterId: cluster.id,
    serviceId,
    planId: plan.id,
    hostId,
    operationId,
    endpoints: [vip, `${vip}:8080`],
  };
}

async function addService(api: PanelApi, cluster: ClusterResource): Promise<void> {
  const vipId = cluster.vips[0]?.id;
  const servers = cluster.realServers.filter(({ name }) => name !== "rs3");
  const healthChecks = [{ kind: "http", delaySec: 3, timeoutSec: 2, retry: 1 }];
  const destinations = servers.map(({ id }) => ({ realServerId: id, weight: 1 }));
  const service = { name: "api", vipId, port: 8080, scheduler: "wlc", healthChecks, destinations };
  await api.post(`/clusters/${cluster.id}/services`, service, serviceResourceSchema);
}
