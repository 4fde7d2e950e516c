import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/database";
import type { Manifest } from "@/lib/manifest/manifest";
import { resolveManifest } from "@/lib/manifest/resolve-manifest";
import { AppError } from "@/lib/model/app-error";
import type { DesiredCluster } from "@/lib/model/cluster";
import { keepHolds } from "../keep-holds";

/** The cluster that a manifest makes of `current`, hosts by their names here. Throws `input.invalid` with every unknown name. */
export async function resolveNames(tx: Tx, manifest: Manifest, current: DesiredCluster): Promise<DesiredCluster> {
  const { directors, realServers } = manifest;
  const names = [...directors, ...realServers].flatMap(({ host }) => (host === null ? [] : [host]));
  const hosts = await tx.host.findMany({ where: { name: { in: names } }, select: { id: true, name: true } });
  const resolved = resolveManifest(manifest, {
    current,
    hosts: new Map(hosts.map(({ id, name }) => [name, id])),
    newId: randomUUID,
  });
  if (!resolved.ok) throw new AppError("input.invalid", { problems: resolved.problems });
  return keepHolds(resolved.value, current);
}
