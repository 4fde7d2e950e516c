import type { Condition } from "./kinds";

/** What a silence is about; [], null and "" stand for anything. */
export type SilenceMatcher = {
  readonly kinds: readonly string[];
  readonly clusterId: string | null;
  readonly hostId: string | null;
  /** Part of the object's text. */
  readonly object: string;
};

type Matched = Pick<Condition, "object" | "clusterId" | "hostId"> & { readonly kind: string };

export function isSilenced(silences: readonly SilenceMatcher[], alert: Matched): boolean {
  return silences.some(
    ({ kinds, clusterId, hostId, object }) =>
      (kinds.length === 0 || kinds.includes(alert.kind)) &&
      (clusterId === null || clusterId === alert.clusterId) &&
      (hostId === null || hostId === alert.hostId) &&
      alert.object.toLowerCase().includes(object.toLowerCase()),
  );
}
