import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/model";
import type { ManifestResult } from "@/lib/api/resources/manifest";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import type { Manifest } from "@/lib/manifest/manifest";
import { AppError } from "@/lib/model/app-error";
import { checkConsistency } from "@/lib/model/check-consistency";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { DesiredDeps } from "../deps";
import { nameDuplicates } from "../name-duplicates";
import { writeClusterParts } from "../write-cluster-parts";
import { manifestOf } from "./load-manifest";
import { manifestDiff } from "./manifest-diff";
import { fieldOfManifest, manifestProblems } from "./manifest-problems";
import { resolveNames } from "./resolve-names";

/** Makes a cluster as a manifest says, all of it or none. Nothing happens on any host before a plan of it is applied. */
export async function createByManifest(
  { database }: DesiredDeps,
  actor: Actor,
  { manifest, dryRun }: { readonly manifest: Manifest; readonly dryRun: boolean },
): Promise<ManifestResult> {
  try {
    return await database.transaction(async (tx) => {
      const result = await create(tx, actor, manifest);
      if (dryRun) throw new Rehearsed({ ...result, dryRun });
      return result;
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.result;
    throw nameDuplicates(error);
  }
}

/** Only rolls the transaction back; never leaves this file. */
class Rehearsed extends Error {
  constructor(readonly result: ManifestResult) {
    super("rehearsed");
  }
}

async function create(tx: Tx, actor: Actor, manifest: Manifest): Promise<ManifestResult> {
  const cluster = await resolveNames(tx, manifest, emptyCluster(manifest));
  const rules = checkConsistency(cluster).filter(({ severity }) => severity === "error");
  const problems = [...(await manifestProblems(tx, manifest, cluster)), ...rules];
  if (problems.length > 0) {
    const placed = problems.map((problem) => ({ ...problem, path: fieldOfManifest(problem.path) }));
    throw new AppError("input.invalid", { problems: placed });
  }
  const { id, name, engine, vrrp, vrrpInstances, keepalived, ipvs } = cluster;
  const { description, push } = manifest;
  await tx.cluster.create({
    data: { id, name, description, engine, push, vrrp: vrrp ?? Prisma.DbNull, vrrpInstances, keepalived, ipvs },
  });
  await writeClusterParts(tx, cluster);
  const made = await manifestOf(tx, id);
  await recordAudit(tx, actor, {
    action: "cluster.create",
    objectType: "cluster",
    objectId: id,
    objectName: name,
    clusterId: id,
    after: made.manifest,
  });
  return { ...made, changed: true, dryRun: false, diff: manifestDiff(null, made.manifest) };
}

function emptyCluster({ name, engine, vrrp, keepalived, ipvs }: Manifest): DesiredCluster {
  const parts = { vrrpInstances: [], directors: [], vips: [], realServers: [], services: [] };
  return { id: randomUUID(), name, engine, vrrp, keepalived, ipvs, ...parts };
}
