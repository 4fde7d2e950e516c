import { hostProblem, type Named } from "./host-problem";
import type { HostProblem } from "./port";

/** What ssh2 and Node put on their errors. */
export type ConnectError = { readonly level?: string; readonly code?: unknown; readonly message?: string };

/** Message parameter `reason` of `errors.host.unreachable`; each has a remedy of its own. */
export type UnreachableReason =
  | "timeout"
  | "refused"
  | "dns"
  | "no_route"
  | "reset"
  /** Not an SSH server, no algorithm in common, garbage in the middle. */
  | "protocol"
  | "lost"
  /** It opens no channel (MaxSessions 0, or others use them up). */
  | "channels";

export type Endpoint = Named & { readonly address: string; readonly port: number };

export function unreachable(endpoint: Endpoint, reason: UnreachableReason): HostProblem {
  return hostProblem(endpoint, "host.unreachable", { address: endpoint.address, port: endpoint.port, reason });
}

/** No such host any more, or no more connections because the worker stops. */
export function gone(reason: "removed" | "stopping"): HostProblem {
  return { code: "host.unreachable", params: { host: "", address: "", port: 0, reason } };
}

export function reasonOf({ level, code, message }: ConnectError): UnreachableReason {
  if (level === "client-timeout") return "timeout";
  // A host that boots, or whose sshd has too many clients (MaxStartups), hangs up without a word.
  if (message === "Connection lost before handshake") return "reset";
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
    default:
      return "protocol";
  }
}
