import type { Actor } from "@/lib/access/model";
import type { ManifestResult } from "@/lib/api/resources/manifest";
import type { Tx } from "@/lib/db/database";
import type { Manifest } from "@/lib/manifest/manifest";
import type { DesiredCluster } from "@/lib/model/cluster";
import { errorAt } from "@/lib/model/problem";
import { checkRevision } from "../check-revision";
import type { DesiredDeps } from "../deps";
import { editCluster } from "../edit-cluster";
import { replaceClusterParts } from "../replace-cluster-parts";
import { manifestOf } from "./load-manifest";
import { manifestDiff } from "./manifest-diff";
import { fieldOfManifest, manifestProblems } from "./manifest-problems";
import { resolveNames } from "./resolve-names";

export type ReplaceInput = {
  readonly clusterId: string;
  /** Of the draft that the manifest was written from. */
  readonly revision: number;
  readonly manifest: Manifest;
  /** Everything is checked and told, and nothing is written. */
  readonly dryRun: boolean;
};

/**
 * Makes the draft of a cluster what a manifest says, all of it: what the manifest does not name is taken away. It is an
 * edit like any other; nothing happens on a host before a plan of it is applied. A manifest of what is there already
 * writes nothing. Whoever holds destinations out of service goes on to.
 */
export async function replaceByManifest(
  deps: DesiredDeps,
  actor: Actor,
  { clusterId, revision, manifest, dryRun }: ReplaceInput,
): Promise<ManifestResult> {
  try {
    return await editCluster<ManifestResult>(deps, actor, clusterId, async (tx, model) => {
      const before = await manifestOf(tx, clusterId);
      checkRevision(before, revision);
      const next = await resolveNames(tx, manifest, model);
      const engine = manifest.engine === model.engine ? [] : [errorAt(["engine"], "manifest.engine")];
      return {
        next,
        subject: [],
        problems: [...engine, ...(await manifestProblems(tx, manifest, next))],
        fieldOf: fieldOfManifest,
        write: async () => await write(tx, { before, manifest, next, dryRun }),
        audit: (after) => ({
          action: "cluster.replace",
          objectType: "cluster",
          objectId: clusterId,
          objectName: after.manifest.name,
          before: before.manifest,
          after: after.manifest,
        }),
      };
    });
  } catch (error) {
    if (error instanceof NothingWritten) return error.result;
    throw error;
  }
}

/** Only rolls the transaction back; never leaves this file. */
class NothingWritten extends Error {
  constructor(readonly result: ManifestResult) {
    super("nothing written");
  }
}

type Write = {
  readonly before: Awaited<ReturnType<typeof manifestOf>>;
  readonly manifest: Manifest;
  readonly next: DesiredCluster;
  readonly dryRun: boolean;
};

async function write(tx: Tx, { before, manifest, next, dryRun }: Write): Promise<ManifestResult> {
  await replaceClusterParts(tx, next);
  const { name, description, push } = manifest;
  await tx.cluster.update({ where: { id: next.id }, data: { name, description, push } });
  const after = await manifestOf(tx, next.id);
  const diff = manifestDiff(before.manifest, after.manifest);
  const result = { ...after, revision: after.revision + 1, changed: diff !== "", dryRun, diff };
  if (dryRun || diff === "") throw new NothingWritten({ ...result, revision: before.revision });
  return result;
}
