import { AppError } from "@/lib/model/app-error";
import { connect, type SignIn } from "./connect";
import type { OfferedHostKey } from "./host-key";
import type { HostAccess, HostRecords } from "./host-records";
import { Link } from "./link";
import { parsePrivateKey } from "./parse-private-key";
import type { HostPolicy } from "./policy";
import type { HostProblem } from "./port";

export type LinkOutcome =
  | { readonly kind: "linked"; readonly link: Link }
  | { readonly kind: "failed"; readonly problem: HostProblem }
  | { readonly kind: "key-changed"; readonly problem: HostProblem; readonly change: ChangedKey };

export type ChangedKey = { readonly confirmed: string; readonly offered: OfferedHostKey };

/** Connects to a host that a person has confirmed; one without a confirmed key, or in quarantine, is left alone. */
export async function openLink(
  hostId: string,
  access: HostAccess,
  records: HostRecords,
  policy: HostPolicy,
): Promise<LinkOutcome> {
  const { confirmedKey, address, port, username } = access;
  if (access.trust === "quarantined") return failed(access, "host.key_changed");
  if (access.trust === "unconfirmed" || confirmedKey === null) return failed(access, "host.key_unconfirmed");
  const signIn = await keySignIn(hostId, username, records);
  if ("code" in signIn) return { kind: "failed", problem: signIn };

  const { fingerprint: confirmed, algorithm } = confirmedKey;
  const acceptsKey = (offered: OfferedHostKey) => offered.fingerprint === confirmed;
  const outcome = await connect({ address, port, username, algorithm, acceptsKey }, signIn.next, policy);
  switch (outcome.kind) {
    case "failed":
      return outcome;
    case "key-refused": {
      const { problem } = failed(access, "host.key_changed");
      return { kind: "key-changed", problem, change: { confirmed, offered: outcome.offered } };
    }
    case "connected":
      return { kind: "linked", link: new Link(outcome.connection, access, policy) };
  }
}

function failed({ address, port }: HostAccess, code: HostProblem["code"]) {
  return { kind: "failed", problem: { code, params: { address, port } } } as const;
}

/** One attempt with the host's key: sshd counts attempts, and a second one with the same key cannot do better. */
async function keySignIn(
  hostId: string,
  username: string,
  records: HostRecords,
): Promise<{ readonly next: SignIn } | HostProblem> {
  try {
    const { privateKey, passphrase } = await records.privateKey(hostId);
    const key = parsePrivateKey(privateKey, passphrase);
    const attempts = [{ type: "publickey", username, key } as const].values();
    return { next: () => attempts.next().value ?? false };
  } catch (error) {
    if (error instanceof AppError && (error.code === "host.key_invalid" || error.code === "secret.unreadable")) {
      return { code: error.code, params: error.params };
    }
    throw error;
  }
}
