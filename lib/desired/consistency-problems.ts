import { checkConsistency } from "@/lib/model/check-consistency";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";

/** Where the edited object sits in the cluster that results, e.g. ["vips", 2]. */
export type Subject = readonly (string | number)[];

/**
 * The contradictions that an edit would bring into a cluster, at the fields of the request. What was wrong before the
 * edit is left out, so that one mistake does not block all other work. What is still missing is not wrong yet.
 */
export function consistencyProblems(before: DesiredCluster, next: DesiredCluster, subject: Subject): Problem[] {
  const known = new Set(checkConsistency(before).map((problem) => identity(problem, before)));
  return checkConsistency(next)
    .filter((problem) => problem.severity === "error" && !known.has(identity(problem, next)))
    .map((problem) => ({ ...problem, path: fieldOfRequest(problem.path, next, subject) }));
}

/**
 * A problem inside the edited object keeps its field. One that shows up at another object (a VIP that equals the address
 * just given to a director) is the fault of the field of the same name here, or of the request as a whole.
 */
function fieldOfRequest(path: Problem["path"], next: DesiredCluster, subject: Subject): Problem["path"] {
  if (subject.every((part, index) => path[index] === part)) return path.slice(subject.length);
  const edited = subject.reduce(child, next);
  const field = path.slice(-1);
  return field.some((name) => child(edited, name) !== undefined) ? field : [];
}

/** The same problem before and after, although indices shift: objects are named by id. */
function identity({ code, params, path }: Problem, cluster: DesiredCluster): string {
  let node: unknown = cluster;
  const names = path.map((part) => {
    node = child(node, part);
    return typeof part === "number" ? (idOf(node) ?? part) : part;
  });
  return JSON.stringify([code, params ?? {}, names]);
}

function child(node: unknown, part: string | number): unknown {
  return typeof node === "object" && node !== null
    ? Object.entries(node).find(([key]) => key === String(part))?.[1]
    : undefined;
}

function idOf(node: unknown): unknown {
  return typeof node === "object" && node !== null && "id" in node ? node.id : undefined;
}
