import type { HostResource, PackageName } from "@/lib/api/resources/host";

/** Packages that are missing, and what for. */
export type MissingFor = { readonly use: "director" | "rules"; readonly packages: readonly PackageName[] };

/** Whether it is a director, or may become one: what serves as a real server alone needs no keepalived. */
export function mayBeDirector({ uses }: Pick<HostResource, "uses">): boolean {
  return uses.length === 0 || uses.some(({ role }) => role === "director");
}

/**
 * What a director needs that this host does not have, and what marks, FULLNAT and the MTU of tunnels need on a host that
 * some cluster uses. Other real servers need none of it.
 */
export function missingPackages({ facts, uses }: Pick<HostResource, "facts" | "uses">): MissingFor[] {
  if (facts === null) return [];
  const isDirector = mayBeDirector({ uses });
  const ofDirector: PackageName[] = [
    ...(isDirector && facts.keepalivedVersion === null ? (["keepalived"] as const) : []),
    ...(isDirector && facts.ipvsadmVersion === null ? (["ipvsadm"] as const) : []),
  ];
  const ofRules: PackageName[] = facts.packetFilter === "none" && uses.length > 0 ? ["nftables"] : [];
  const missing: MissingFor[] = [
    { use: "director", packages: ofDirector },
    { use: "rules", packages: ofRules },
  ];
  return missing.filter(({ packages }) => packages.length > 0);
}
