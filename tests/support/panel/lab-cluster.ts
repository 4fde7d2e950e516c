import {
  type ClusterResource,
  clusterResourceSchema,
  directorResourceSchema,
  realServerResourceSchema,
  serviceResourceSchema,
  vipResourceSchema,
} from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { settingsResourceSchema } from "@/lib/api/resources/people";
import type { Engine } from "@/lib/model/cluster";
import type { Lab } from "@/tests/lab/lab";
import { type LabHostName, lanAddress } from "@/tests/lab/lab-hosts";
import type { PanelApi } from "./panel-api";
import { confirmed, makePlan } from "./wait-for-operation";

const hostPageSchema = pageSchema(hostResourceSchema);

export type LabClusterOptions = {
  readonly name: string;
  readonly engine: Engine;
  readonly vip: string;
  /** Distinct in one lab. */
  readonly virtualRouterId: number;
  readonly directors?: readonly LabHostName[];
  /** Weight by real server. */
  readonly weights: Readonly<Partial<Record<LabHostName, number>>>;
};

/** The backups are watched so briefly that a test with ten pushes does not wait for minutes. */
export const briefWatch = { soakSec: 1 };

/** Adds a lab host as a person would: create, scan, compare the fingerprint, trust, install the worker's key, read facts. */
export async function addLabHost(api: PanelApi, lab: Lab, name: LabHostName): Promise<HostResource> {
  const { host: address, port } = lab.address(name);
  const { id } = await api.post("/hosts", { name, address, port }, hostResourceSchema);
  await confirmed(api, await api.post(`/hosts/${id}/scan`, undefined, operationResourceSchema));
  await api.post(`/hosts/${id}/trust`, { fingerprint: await lab.fingerprint(name) }, hostResourceSchema);
  await authorizeWorker(api, lab, name);
  await confirmed(api, await api.post(`/hosts/${id}/facts`, undefined, operationResourceSchema));
  return await api.get(`/hosts/${id}`, hostResourceSchema);
}

/** Puts the worker's public key where the operator's copy-paste line puts it. */
export async function authorizeWorker(api: PanelApi, lab: Lab, name: LabHostName, home = "/root"): Promise<void> {
  const { sshPublicKey } = await api.get("/settings", settingsResourceSchema);
  if (sshPublicKey === null) throw new Error("the worker has no key yet");
  await lab.exec(name, ["tee", "-a", `${home}/.ssh/authorized_keys`], { input: `${sshPublicKey.trim()}\n` });
}

/** Describes a whole cluster over the API, unapplied: two directors, one VIP, one service on port 80. */
export async function describeLabCluster(
  api: PanelApi,
  lab: Lab,
  options: LabClusterOptions,
): Promise<ClusterResource> {
  const { name, engine, vip, virtualRouterId, weights, directors = ["director1", "director2"] } = options;
  const vrrp = engine === "keepalived" ? { virtualRouterId } : null;
  const { id } = await api.post("/clusters", { name, engine, vrrp, push: briefWatch }, clusterResourceSchema);
  for (const [index, director] of directors.entries()) {
    const host = await hostNamed(api, lab, director);
    const body = { hostId: host.id, address: lanAddress(director), interface: "eth0", priority: 150 - 50 * index };
    await api.post(`/clusters/${id}/directors`, body, directorResourceSchema);
  }
  const { id: vipId } = await api.post(`/clusters/${id}/vips`, { address: vip }, vipResourceSchema);
  const destinations = [];
  for (const [server, weight] of weightEntries(weights)) {
    destinations.push({ realServerId: await addRealServer(api, lab, id, server), weight });
  }
  const healthChecks = engine === "keepalived" ? [{ kind: "tcp", delaySec: 2, timeoutSec: 2, retry: 1 }] : [];
  const service = { name: "web", vipId, port: 80, scheduler: "wrr", healthChecks, destinations };
  await api.post(`/clusters/${id}/services`, service, serviceResourceSchema);
  return await api.get(`/clusters/${id}`, clusterResourceSchema);
}

/** Returns the id of the new real server. */
export async function addRealServer(api: PanelApi, lab: Lab, clusterId: string, server: LabHostName): Promise<string> {
  const host = await hostNamed(api, lab, server);
  const body = { name: server, address: lanAddress(server), hostId: host.id };
  return (await api.post(`/clusters/${clusterId}/real-servers`, body, realServerResourceSchema)).id;
}

/** Plans and applies the draft, and is content with nothing less than `confirmed`. `override` is why guards are overridden. */
export async function applyCluster(api: PanelApi, clusterId: string, reason = "", override: string | null = null) {
  const plan = await makePlan(api, clusterId);
  if (plan.state !== "ready") throw new Error(`plan ${plan.state}: ${JSON.stringify(plan.problem)}`);
  const blocking = plan.problems.filter(({ severity }) => severity === "error");
  if (blocking.length > 0) throw new Error(`blocked: ${blocking.map(({ message }) => message).join("; ")}`);
  const guards = (plan.body?.guards ?? []).filter(({ verdict }) => verdict === "forbids").map(({ guard }) => guard);
  const body =
    override === null || guards.length === 0 ? { reason } : { reason, override: { guards, reason: override } };
  return await confirmed(api, await api.post(`/plans/${plan.id}/apply`, body, operationResourceSchema));
}

/** The host of this name; added first where nobody has. */
export async function hostNamed(api: PanelApi, lab: Lab, name: LabHostName): Promise<HostResource> {
  const { items } = await api.get("/hosts", hostPageSchema);
  return items.find((host) => host.name === name) ?? (await addLabHost(api, lab, name));
}

function weightEntries(weights: LabClusterOptions["weights"]): [LabHostName, number][] {
  const names: readonly LabHostName[] = ["rs1", "rs2", "rs3", "rs4"];
  return names.flatMap((name): [LabHostName, number][] => {
    const weight = weights[name];
    return weight === undefined ? [] : [[name, weight]];
  });
}
