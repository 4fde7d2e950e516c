import type { HostFacts } from "@/lib/api/resources/host";

/** What a director needs that this host does not have. Real servers need none of it. */
export function missingPackages(facts: HostFacts | null): ("keepalived" | "ipvsadm")[] {
  if (facts === null) {
    return [];
  }
  return [
    ...(facts.keepalivedVersion === null ? (["keepalived"] as const) : []),
    ...(facts.ipvsadmVersion === null ? (["ipvsadm"] as const) : []),
  ];
}
