import type { HostProblem, Lane } from "@/lib/hosts/port";
import type { Problem } from "@/lib/model/problem";
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
  { role, id, hostId }: Target,
  lane: Lane = "operation",
): Promise<Observation> {
  const program =
    role === "director"
      ? observeDirectorProgram(observedDirectorPaths)
      : observeRealServerProgram(observedRealServerPaths, observedSysctls);
  const outcome = await deps.hosts.run(hostId, lane, program);
  if (outcome.kind !== "completed") return { kind: "unreachable", problem: outcome.problem };
  if (role === "real-server") {
    const reading = { realServerId: id, hostId, paths: observedRealServerPaths, sha256: deps.sha256 };
    return { kind: "real-server", observed: readRealServer(reading, outcome.steps) };
  }
  const reading = { directorId: id, hostId, paths: observedDirectorPaths, sha256: deps.sha256 };
  const read = readDirector(reading, outcome.steps);
  return read.ok ? { kind: "director", observed: read.value } : { kind: "unreadable", problems: read.problems };
}
