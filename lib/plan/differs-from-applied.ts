import type { DesiredCluster } from "@/lib/model/cluster";
import { canonicalJson } from "./canonical-json";

/** Whether a draft has edits that are not applied. Names and tags are left out: they never reach a host. */
export function differsFromApplied(draft: DesiredCluster, applied: DesiredCluster): boolean {
  return canonicalJson(nameless(draft)) !== canonicalJson(nameless(applied));
}

function nameless(model: DesiredCluster) {
  const without = <T extends { name: string }>({ name: _, ...rest }: T) => rest;
  return {
    ...without(model),
    directors: model.directors.map(without),
    realServers: model.realServers.map(({ tags: _, ...rest }) => without(rest)),
    services: model.services.map(without),
  };
}
