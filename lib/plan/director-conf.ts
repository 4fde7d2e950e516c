import { adoptedConf } from "@/lib/import/keepalived/adopted-conf";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { managedHeader } from "@/lib/shell/managed-header";

/** `sha256` is that of the file on the director, which holds a password where `content` of an adopted one has none. */
export type DirectorConf = { readonly content: string; readonly sha256: string; readonly kept: boolean };

/**
 * The keepalived.conf of a director: ours, or the adopted one with what is wanted now. `present` is the checksum of the
 * file that is there. An adopted one that is to be as it was is *kept*: nothing is written. Once its passwords have moved
 * into files of their own it comes back without them, and is ours then.
 */
export function directorConf(
  cluster: DesiredCluster,
  { id, adopted }: Pick<DesiredDirector, "id" | "adopted">,
  present: string | null,
  sha256: (text: string) => string,
): DirectorConf {
  const content = adopted === undefined ? renderKeepalivedConf(cluster, id) : adoptedConf(cluster, id, adopted.text);
  const sum = sha256(content);
  if (content !== adopted?.text) return { content, sha256: sum, kept: false };
  if (present === adopted.sha256) return { content, sha256: present, kept: true };
  if (sum === adopted.sha256) return { content, sha256: sum, kept: false };
  const ours = `${managedHeader(cluster.id)}\n${content}`;
  return { content: ours, sha256: sha256(ours), kept: false };
}
