import { loadAlert } from "@/lib/desired/alerts/load-alert";
import { clusterOf, type PartKind } from "@/lib/desired/cluster-of";
import { found } from "@/lib/desired/found";
import { loadMaintenance } from "@/lib/desired/maintenances/load-maintenance";
import type { TokenAccess } from "./token-access";

/** Readers of the cluster that the object of a route belongs to, for its `tokens`. */
type OfId = TokenAccess<{ readonly id: string }>;

export const ofCluster: OfId = async (_services, { id }) => id;

export function ofPart(kind: PartKind): OfId {
  return (services, { id }) => clusterOf(services, kind, id);
}

export const ofOperation: OfId = async ({ database: { prisma } }, { id }) =>
  found(await prisma.operation.findUnique({ where: { id }, select: { clusterId: true } })).clusterId;

export const ofPlan: OfId = async ({ database: { prisma } }, { id }) =>
  found(await prisma.plan.findUnique({ where: { id }, select: { clusterId: true } })).clusterId;

export const ofMaintenance: OfId = async (services, { id }) => (await loadMaintenance(services, id)).clusterId;

export const ofAlert: OfId = async (services, { id }) => (await loadAlert(services, id)).clusterId;
