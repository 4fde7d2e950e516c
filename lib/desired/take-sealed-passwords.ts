import { adoptedSources, withTexts } from "@/lib/import/keepalived/adopted-sources";
import { vrrpSecretPath } from "@/lib/keepalived/vrrp-secret-file";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Vrrp } from "@/lib/model/vrrp";
import type { LoadedDirector } from "./load-discovered";
import type { SealedCluster } from "./seal-passwords";

/**
 * Takes over the passwords that the worker has sealed when it read the directors. The cluster gets the id that they were
 * sealed for. Each director was read by itself, so the texts of all of them come to name the first one's secrets.
 */
export function takeSealedPasswords(cluster: DesiredCluster, loaded: readonly LoadedDirector[]): SealedCluster {
  const source = loaded.find(({ secrets }) => secrets.length > 0);
  if (source === undefined) return { cluster, secrets: [] };
  const clusterId = source.operationId;
  const own = new Map(source.secrets.map((secret) => [secret.virtualRouterId, secret]));
  const named = <T extends Vrrp>(vrrp: T): T => {
    const secret = own.get(vrrp.virtualRouterId);
    if (secret === undefined) return vrrp;
    return { ...vrrp, authentication: { secretId: secret.id, sha256: secret.sha256 } };
  };
  const renamed = loaded.flatMap(({ secrets }) =>
    secrets.flatMap(({ id, virtualRouterId }) => {
      const known = own.get(virtualRouterId);
      return known === undefined ? [] : [{ from: vrrpSecretPath(id), to: vrrpSecretPath(known.id) }];
    }),
  );
  const rename = (text: string) => renamed.reduce((left, { from, to }) => left.replaceAll(from, to), text);
  return {
    secrets: [...own.values()].map(({ virtualRouterId: _, id, sha256, sealed }) => ({
      reference: { secretId: id, sha256 },
      row: { id, clusterId, sha256, sealed },
    })),
    cluster: {
      ...cluster,
      id: clusterId,
      vrrp: cluster.vrrp === null ? null : named(cluster.vrrp),
      vrrpInstances: cluster.vrrpInstances.map(named),
      directors: cluster.directors.map((director) => {
        if (director.adopted === undefined) return director;
        const texts = adoptedSources(director.adopted).sources.map(({ text }) => rename(text));
        return { ...director, adopted: withTexts(director.adopted, texts) };
      }),
    },
  };
}
