import type { Tx } from "@/lib/db/database";
import type { Manifest } from "@/lib/manifest/manifest";
import type { DesiredCluster } from "@/lib/model/cluster";
import { findRepeats } from "@/lib/model/find-repeats";
import { errorAt, type Problem } from "@/lib/model/problem";
import { directorHostProblems } from "../host-problems";
import { vipAddressProblems } from "../vip-address-problems";
import { vrrpSecretProblems } from "../vrrp-secret-problems";

/** What the panel around it does not allow to a cluster that a manifest describes, at the places of its model. */
export async function manifestProblems(tx: Tx, manifest: Manifest, next: DesiredCluster): Promise<Problem[]> {
  const namesake = await tx.cluster.findUnique({ where: { name: manifest.name }, select: { id: true } });
  const problems = namesake === null || namesake.id === next.id ? [] : [errorAt(["name"], "name.taken")];
  for (const list of ["realServers", "services"] as const) {
    const repeats = findRepeats(next[list], ({ name }: { readonly name: string }) => name);
    problems.push(...repeats.map(([index]) => errorAt([list, index, "name"], "name.taken")));
  }
  for (const [index, { hostId }] of next.directors.entries())
    problems.push(...below(["directors", index], await directorHostProblems(tx, hostId, next.id)));
  for (const [index, { address }] of next.vips.entries())
    problems.push(...below(["vips", index], await vipAddressProblems(tx, address, next.id)));
  return [...problems, ...(await vrrpSecretProblems(tx, next.id, next))];
}

const written: Readonly<Record<string, string>> = {
  hostId: "host",
  directorId: "host",
  vipId: "vip",
  vrrpInstanceId: "vrrpInstance",
  realServerId: "realServer",
};

/** Where a manifest has the field that the model has at a path: lists are the same, references have other names. */
export function fieldOfManifest(path: Problem["path"]): Problem["path"] {
  return path.map((part) => written[part] ?? part);
}

function below(place: Problem["path"], problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: [...place, ...problem.path] }));
}
