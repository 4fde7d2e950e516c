import { tablesEqual } from "@/lib/ipvs/equality";
import type { ObservedCluster, ObservedDirector, ObservedRealServer } from "./model";

/**
 * True when a host is again as it was observed before an operation: files, kernel table, addresses, sysctls, boot. The
 * addresses of a director with keepalived are left out, because VRRP may have moved a VIP meanwhile.
 */
export function sameAsBefore(before: ObservedCluster, now: ObservedDirector | ObservedRealServer): boolean {
  if ("table" in now) {
    const director = before.directors.find(({ hostId }) => hostId === now.hostId);
    return director !== undefined && sameDirector(director, now);
  }
  const server = before.realServers.find(({ hostId }) => hostId === now.hostId);
  return server !== undefined && sameRealServer(server, now);
}

function sameDirector(before: ObservedDirector, now: ObservedDirector): boolean {
  return (
    sameFiles(before.files, now.files) &&
    tablesEqual(before.table, now.table) &&
    (before.keepalived?.running === true || sameSet(addressTexts(before), addressTexts(now))) &&
    before.setUp.kind === now.setUp.kind &&
    before.keepalived?.running === now.keepalived?.running &&
    before.keepalived?.enabled === now.keepalived?.enabled &&
    before.bootEnabled === now.bootEnabled &&
    before.netBootEnabled === now.netBootEnabled
  );
}

function sameRealServer(before: ObservedRealServer, now: ObservedRealServer): boolean {
  return (
    sameFiles(before.files, now.files) &&
    sameSet(addressTexts(before), addressTexts(now)) &&
    before.setUp.kind === now.setUp.kind &&
    Object.entries(before.sysctls).every(([name, value]) => now.sysctls[name] === value) &&
    before.bootEnabled === now.bootEnabled
  );
}

function sameFiles(before: ObservedDirector["files"], now: ObservedDirector["files"]): boolean {
  return Object.entries(before).every(([path, file]) => (now[path]?.sha256 ?? null) === (file?.sha256 ?? null));
}

function addressTexts({ addresses }: Pick<ObservedRealServer, "addresses">): string[] {
  return addresses.map((one) => `${one.interface} ${one.address}/${one.prefixLength}`);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text) => b.includes(text));
}
