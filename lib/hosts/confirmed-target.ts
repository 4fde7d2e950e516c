import type { ConnectTarget } from "./connect";
import { hostProblem } from "./host-problem";
import type { HostAccess } from "./host-records";
import type { HostProblem } from "./port";

export type ConfirmedTarget = {
  readonly target: ConnectTarget;
  /** Fingerprint that a person confirmed. */
  readonly confirmed: string;
};

/** Where and as whom to connect; a problem when no person has confirmed the host's key, or when it is in quarantine. */
export function confirmedTarget(access: HostAccess): ConfirmedTarget | HostProblem {
  if (access.trust === "quarantined") return hostProblem(access, "host.key_changed");
  if (access.trust === "unconfirmed" || access.confirmedKey === null)
    return hostProblem(access, "host.key_unconfirmed");
  const { fingerprint: confirmed, algorithm } = access.confirmedKey;
  const { name, address, port, username } = access;
  const acceptsKey = (offered: { readonly fingerprint: string }) => offered.fingerprint === confirmed;
  return { confirmed, target: { name, address, port, username, algorithm, acceptsKey } };
}
