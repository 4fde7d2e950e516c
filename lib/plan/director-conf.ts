import { adoptedConf } from "@/lib/import/keepalived/adopted-conf";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { managedHeader } from "@/lib/shell/managed-header";
import { importedFile } from "./imported-file";

/** `sha256` is that of the file on the director, which holds a password where `content` of an adopted one has none. */
export type ConfFile = {
  readonly path: string;
  readonly content: string;
  readonly sha256: string;
  readonly kept: boolean;
};

/**
 * The keepalived.conf of a director and the files that it includes, but for passwords: ours, or the adopted ones with what
 * is wanted now. `present` tells the checksums of the files that are there. An adopted one that is to be as it was is
 * *kept*: nothing is written. Once its passwords have moved into files of their own it comes back without them, and is ours
 * then. They are in the order of writing: what is included before what includes it.
 */
export function directorConf(
  cluster: DesiredCluster,
  { id, adopted }: Pick<DesiredDirector, "id" | "adopted">,
  present: (path: string) => string | null,
  sha256: (text: string) => string,
): readonly ConfFile[] {
  if (adopted === undefined) {
    const content = renderKeepalivedConf(cluster, id);
    return [{ path: keepalivedConfPath, content, sha256: sha256(content), kept: false }];
  }
  const files = adoptedConf(cluster, id, adopted).map(({ path, text: content }): ConfFile => {
    const sum = sha256(content);
    const imported = importedFile(adopted, path);
    if (content !== imported?.text) return { path, content, sha256: sum, kept: false };
    if (present(path) === imported.sha256) return { path, content, sha256: imported.sha256, kept: true };
    if (sum === imported.sha256) return { path, content, sha256: sum, kept: false };
    const ours = `${managedHeader(cluster.id)}\n${content}`;
    return { path, content: ours, sha256: sha256(ours), kept: false };
  });
  return files.reverse();
}
