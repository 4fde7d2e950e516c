import type { Tx } from "@/lib/db/database";
import { adoptedSources, withTexts } from "@/lib/import/keepalived/adopted-sources";
import { withoutVrrpPasswords } from "@/lib/import/keepalived/vrrp-passwords";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Vrrp } from "@/lib/model/vrrp";
import { cutPasswords } from "@/lib/plan/discover/cut-passwords";
import { makeVrrpSecret, type VrrpSecret } from "./make-vrrp-secret";

/** A cluster whose instances name their passwords, and these, sealed. */
export type SealedCluster = { readonly cluster: DesiredCluster; readonly secrets: readonly VrrpSecret[] };

/**
 * Takes over the passwords of an import, by virtual router ID, before anything of it is stored. Adopted files include
 * them from files of their own instead, and whatever else looks like a password, as in a comment, is blotted out.
 */
export async function sealPasswords(
  tx: Tx,
  cluster: DesiredCluster,
  passwords: ReadonlyMap<number, string>,
): Promise<SealedCluster> {
  const secrets = new Map<number, VrrpSecret>();
  for (const { virtualRouterId } of [...(cluster.vrrp === null ? [] : [cluster.vrrp]), ...cluster.vrrpInstances]) {
    const password = passwords.get(virtualRouterId);
    if (password !== undefined) secrets.set(virtualRouterId, await makeVrrpSecret(tx, cluster.id, password));
  }
  const ids = new Map([...secrets].map(([router, { reference }]) => [router, reference.secretId]));
  const named = <T extends Vrrp>(vrrp: T): T => {
    const secret = secrets.get(vrrp.virtualRouterId);
    return secret === undefined ? vrrp : { ...vrrp, authentication: secret.reference };
  };
  return {
    secrets: [...secrets.values()],
    cluster: {
      ...cluster,
      vrrp: cluster.vrrp === null ? null : named(cluster.vrrp),
      vrrpInstances: cluster.vrrpInstances.map(named),
      directors: cluster.directors.map((director) => {
        if (director.adopted === undefined) return director;
        const { sources, options } = adoptedSources(director.adopted);
        const texts = withoutVrrpPasswords(sources, options, ids).map(({ text }) => cutPasswords(text));
        return { ...director, adopted: withTexts(director.adopted, texts) };
      }),
    },
  };
}
