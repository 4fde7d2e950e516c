import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { errorAt, type Problem } from "@/lib/model/problem";

/** Services of one cluster have different names. */
export function serviceNameProblems({ services }: DesiredCluster, { id, name }: DesiredService): Problem[] {
  const namesake = services.some((other) => other.id !== id && other.name === name);
  return namesake ? [errorAt(["name"], "name.taken")] : [];
}
