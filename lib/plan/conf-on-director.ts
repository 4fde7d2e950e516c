import { importText } from "@/lib/import/import-text";
import { adoptedSources } from "@/lib/import/keepalived/adopted-sources";
import { filesRead, includesOf } from "@/lib/import/keepalived/includes-of";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsTable } from "@/lib/ipvs/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { readServices } from "@/lib/keepalived/read-services";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import type { DesiredDirector } from "@/lib/model/cluster";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { importedFile } from "./imported-file";
import type { ObservedDirector } from "./model";

/** What keepalived makes of the file that is on a director, while all checks succeed. */
export type ConfOnDirector = { readonly table: IpvsTable; readonly vips: readonly IpAddress[] };

type Files = ObservedDirector["files"];

/**
 * Reads the keepalived.conf that is on a director with what it includes, if all of it is ours: files that we have
 * written, or the very ones that were adopted. Null = one is somebody else's, or has words that we cannot read.
 */
export function confOnDirector({ adopted }: Pick<DesiredDirector, "adopted">, files: Files): ConfOnDirector | null {
  const content = files[keepalivedConfPath]?.content ?? "";
  if (adopted === undefined) {
    if (readManagedHeader(content) === null) return null;
    const read = readServices(content);
    return read.ok ? { table: read.value.table, vips: writtenVips(content) } : null;
  }
  if (!isOurs({ adopted }, keepalivedConfPath, files)) return null;
  const { main, sources, options } = adoptedSources(onDirector(adopted, files));
  const includes = includesOf(sources, main, options);
  if (filesRead(main, includes).some(({ path }) => !isOurs({ adopted }, path, files))) return null;
  const [cluster] = importText("keepalived", sources, options).clusters;
  if (cluster === undefined) return null;
  return { table: expectedTable(cluster), vips: cluster.vips.map(({ address }) => address) };
}

/** What keepalived reads on a director of the files that were adopted there, as they are now. */
export function onDirector(adopted: NonNullable<DesiredDirector["adopted"]>, files: Files) {
  const included = (adopted.included ?? []).flatMap(({ path, sha256 }) => {
    const file = files[path] ?? null;
    return file?.content == null ? [] : [{ path, sha256, text: file.content }];
  });
  return { ...adopted, text: files[keepalivedConfPath]?.content ?? "", included };
}

/** Whether a file is one that we have written, or to the letter the one that was imported. */
function isOurs(director: Pick<DesiredDirector, "adopted">, path: string, files: Files): boolean {
  return readManagedHeader(files[path]?.content ?? "") !== null || isAdopted(director, path, files);
}

/** Whether a file is to the letter the one that was imported. */
export function isAdopted({ adopted }: Pick<DesiredDirector, "adopted">, path: string, files: Files): boolean {
  const imported = importedFile(adopted, path);
  return imported !== undefined && files[path]?.sha256 === imported.sha256;
}

/** The VIPs in a file as we write it: `ADDRESS/PREFIX` a line, and `dev INTERFACE` unless they have a MAC of their own. */
function writtenVips(content: string): IpAddress[] {
  return content.split("\n").flatMap((line) => {
    const [, address] = /^\s*(\S+)\/\d+(?: dev |$)/.exec(line) ?? [];
    return (address === undefined ? null : parseAddress(address)) ?? [];
  });
}
