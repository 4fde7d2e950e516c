import { importText } from "@/lib/import/import-text";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsTable } from "@/lib/ipvs/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { readServices } from "@/lib/keepalived/read-services";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import type { DesiredDirector } from "@/lib/model/cluster";
import { readManagedHeader } from "@/lib/shell/managed-header";
import type { ObservedDirector, ObservedFile } from "./model";

/** What keepalived makes of the file that is on a director, while all checks succeed. */
export type ConfOnDirector = { readonly table: IpvsTable; readonly vips: readonly IpAddress[] };

/**
 * Reads the keepalived.conf that is on a director, if it is ours: one that we have written, or the very one that was
 * adopted. Null = it is somebody else's, or has words that we cannot read.
 */
export function confOnDirector(
  director: Pick<DesiredDirector, "adopted">,
  files: ObservedDirector["files"],
): ConfOnDirector | null {
  const file = files[keepalivedConfPath] ?? null;
  const content = file?.content ?? "";
  const isOurs = readManagedHeader(content) !== null || isAdopted(director, file);
  if (!isOurs) return null;
  if (director.adopted === undefined) {
    const read = readServices(content);
    return read.ok ? { table: read.value.table, vips: writtenVips(content) } : null;
  }
  const [cluster] = importText("keepalived", [{ path: keepalivedConfPath, text: content }]).clusters;
  if (cluster === undefined) return null;
  return { table: expectedTable(cluster), vips: cluster.vips.map(({ address }) => address) };
}

/** Whether a file is to the letter the one that was imported. */
export function isAdopted({ adopted }: Pick<DesiredDirector, "adopted">, file: ObservedFile | null): boolean {
  return adopted !== undefined && file?.sha256 === adopted.sha256;
}

/** The VIPs in a file as we write it: `ADDRESS/PREFIX` a line, and `dev INTERFACE` unless they have a MAC of their own. */
function writtenVips(content: string): IpAddress[] {
  return content.split("\n").flatMap((line) => {
    const [, address] = /^\s*(\S+)\/\d+(?: dev |$)/.exec(line) ?? [];
    return (address === undefined ? null : parseAddress(address)) ?? [];
  });
}
