import { connect } from "./connect";
import type { OfferedHostKey } from "./host-key";
import { type HostPolicy, hostPolicy } from "./policy";
import type { HostProblem } from "./port";
import type { Endpoint } from "./unreachable";

export type ScanOutcome =
  | { readonly kind: "offered"; readonly offered: OfferedHostKey }
  | { readonly kind: "failed"; readonly problem: HostProblem };

/**
 * Looks which key a host shows, and hangs up before anything of an authentication is sent. `algorithm` is the type of a
 * confirmed key, so that looking again at an unchanged host shows the same key.
 */
export async function scanHostKey(
  endpoint: Endpoint,
  algorithm: string | null,
  policy: HostPolicy = hostPolicy,
): Promise<ScanOutcome> {
  const outcome = await connect({ ...endpoint, username: "", algorithm, acceptsKey: () => false }, () => false, policy);
  switch (outcome.kind) {
    case "key-refused":
      return { kind: "offered", offered: outcome.offered };
    case "failed":
      return outcome;
    case "connected":
      throw new Error("a host whose key was refused let us in");
  }
}
