import { errorAt, type Problem } from "@/lib/model/problem";
import type { ObservedCluster } from "./model";

/** Hosts that could not be read, each with the reason and what to do about it. A plan needs all of its hosts. */
export function hostProblems({ unreachable }: Pick<ObservedCluster, "unreachable">): Problem[] {
  return unreachable.map(({ hostId, name, code }) => errorAt(["hosts", hostId], problemCode(code), { host: name }));
}

/** Codes of a connection's failure; anything else already is a problem of the reading (`plan.…`, `ipvs.…`). */
function problemCode(code: string): string {
  switch (code) {
    case "host.sudo_missing":
    case "host.key_changed":
    case "host.key_unconfirmed":
    case "host.auth_failed":
      return `plan.${code.replace(".", "_")}`;
    default:
      return code.startsWith("plan.")
        ? code
        : code.startsWith("ipvs.")
          ? "plan.table_unreadable"
          : "plan.host_unreachable";
  }
}
