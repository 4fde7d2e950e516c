import type { HostProblem } from "./port";

/** What ssh2 and Node put on their errors. */
export type ConnectError = { readonly level?: string; readonly code?: unknown };

/** Message parameter `reason` of `errors.host.unreachable`; each has a remedy of its own. */
export type UnreachableReason =
  | "timeout"
  | "refused"
  | "dns"
  | "no_route"
  | "reset"
  | "protocol"
  | "lost"
  | "channels"
  | "removed"
  | "stopping";

export function unreachable(target: { readonly address: string; readonly port: number }, error: ConnectError) {
  return unreachableFor(target, reasonOf(error));
}

export function unreachableFor(
  { address, port }: { readonly address: string; readonly port: number },
  reason: UnreachableReason,
): HostProblem {
  return { code: "host.unreachable", params: { address, port, reason } };
}

function reasonOf({ level, code }: ConnectError): UnreachableReason {
  if (level === "client-timeout") return "timeout";
  switch (code) {
    case "ECONNREFUSED":
      return "refused";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "dns";
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "EADDRNOTAVAIL":
      return "no_route";
    case "ETIMEDOUT":
      return "timeout";
    case "ECONNRESET":
    case "EPIPE":
      return "reset";
    // Not an SSH server, no algorithm in common, garbage in the middle.
    default:
      return "protocol";
  }
}
