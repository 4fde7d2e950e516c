import { compareAddresses, type IpAddress, parseAddress } from "@/lib/model/address";
import { realServerPaths, realServerStatePaths } from "@/lib/realserver/real-server-paths";
import type { RealServerSetUp } from "@/lib/realserver/real-server-set-up";
import type { ObservedRealServer } from "./model";

/** What our own files on a host list: what an earlier plan has set up there. */
export function listedSetUp({ files }: Pick<ObservedRealServer, "files">): RealServerSetUp {
  return { vips: addressesIn(files, realServerPaths.vips), net: linesIn(files, realServerPaths.net) };
}

/** The VIPs that our script has put on lo. */
export function appliedRealServerVips({ files }: Pick<ObservedRealServer, "files">): IpAddress[] {
  return addressesIn(files, realServerStatePaths.applied);
}

function addressesIn(files: ObservedRealServer["files"], path: string): IpAddress[] {
  return linesIn(files, path)
    .flatMap((line) => parseAddress(line) ?? [])
    .sort(compareAddresses);
}

function linesIn(files: ObservedRealServer["files"], path: string): string[] {
  const lines = (files[path]?.content ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}
