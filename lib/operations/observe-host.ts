import type { HostProblem, Lane } from "@/lib/hosts/port";
import { readVrrpSecretPath } from "@/lib/keepalived/vrrp-secret-file";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import type { Problem } from "@/lib/model/problem";
import { confPaths } from "@/lib/plan/conf-paths";
import type { ObservedDirector, ObservedRealServer } from "@/lib/plan/model";
import { observeDirectorProgram, readDirector } from "@/lib/plan/observe-director";
import { observeRealServerProgram, readRealServer } from "@/lib/plan/observe-real-server";
import { observedDirectorPaths, observedRealServerPaths, observedSysctls } from "@/lib/plan/observed-paths";
import type { OperationDeps } from "./deps";

/** A host in one of its roles; `id` is the director's or the real server's. */
export type Target = {
  readonly role: "director" | "real-server";
  readonly id: string;
  readonly hostId: string;
  readonly hostName: string;
  /** Of a director whose own keepalived.conf was adopted. */
  readonly adopted?: AdoptedFile | undefined;
  /** Files of a director to be read besides those that each may have. */
  readonly paths?: readonly string[];
};

export type Observation =
  | { readonly kind: "director"; readonly observed: ObservedDirector }
  | { readonly kind: "real-server"; readonly observed: ObservedRealServer }
  /** It answered, but something needed for reading is missing there. */
  | { readonly kind: "unreadable"; readonly problems: readonly Problem[] }
  | { readonly kind: "unreachable"; readonly problem: HostProblem };

/** Reads one host by one program; never throws for a fault of the host. */
export async function observeHost(
  deps: Pick<OperationDeps, "hosts" | "sha256">,
  target: Target,
  lane: Lane = "operation",
): Promise<Observation> {
  const { role, id, hostId, adopted } = target;
  const paths = role === "director" ? directorPathsOf(target) : observedRealServerPaths;
  const program =
    role === "director" ? observeDirectorProgram(paths, adopted) : observeRealServerProgram(paths, observedSysctls);
  const outcome = await deps.hosts.run(hostId, lane, program);
  if (outcome.kind !== "completed") return { kind: "unreachable", problem: outcome.problem };
  if (role === "real-server") {
    const reading = { realServerId: id, hostId, paths, sha256: deps.sha256 };
    return { kind: "real-server", observed: readRealServer(reading, outcome.steps) };
  }
  const reading = { directorId: id, hostId, paths, adopted, sha256: deps.sha256 };
  const read = readDirector(reading, outcome.steps);
  return read.ok ? { kind: "director", observed: read.value } : { kind: "unreadable", problems: read.problems };
}

/** The files of passwords have a step of their own, which does not print them. */
function directorPathsOf({ adopted, paths = [] }: Target): string[] {
  const more = [...confPaths({ adopted }), ...paths].filter((path) => readVrrpSecretPath(path) === null);
  return [...new Set<string>([...observedDirectorPaths, ...more])];
}
