import type { ParsedKey } from "ssh2";
import { AppError } from "@/lib/model/app-error";
import { confirmedTarget } from "./confirmed-target";
import type { SignIn } from "./connect";
import { connectPatiently } from "./connect-patiently";
import type { OfferedHostKey } from "./host-key";
import { hostProblem } from "./host-problem";
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

/** Connects to a host that a person has confirmed and signs in with its key; any other host is left alone. */
export async function openLink(
  hostId: string,
  access: HostAccess,
  records: HostRecords,
  policy: HostPolicy,
): Promise<LinkOutcome> {
  const place = confirmedTarget(access);
  if ("code" in place) return { kind: "failed", problem: place };
  const key = await loadKey(hostId, access, records);
  if ("code" in key) return { kind: "failed", problem: key };

  const outcome = await connectPatiently(place.target, () => onceWith(access.username, key.parsed), policy);
  switch (outcome.kind) {
    case "failed":
      return outcome;
    case "key-refused": {
      const change = { confirmed: place.confirmed, offered: outcome.offered };
      return { kind: "key-changed", problem: hostProblem(access, "host.key_changed"), change };
    }
    case "connected":
      return { kind: "linked", link: new Link(outcome.connection, access, policy) };
  }
}

async function loadKey(
  hostId: string,
  access: HostAccess,
  records: HostRecords,
): Promise<{ readonly parsed: ParsedKey } | HostProblem> {
  try {
    const { privateKey, passphrase } = await records.privateKey(hostId);
    return { parsed: parsePrivateKey(privateKey, passphrase) };
  } catch (error) {
    if (error instanceof AppError && (error.code === "host.key_invalid" || error.code === "secret.unreadable")) {
      return hostProblem(access, error.code, error.params);
    }
    throw error;
  }
}

/** One attempt: sshd counts them, and a second one with the same key cannot do better. */
function onceWith(username: string, key: ParsedKey): SignIn {
  const attempts = [{ type: "publickey", username, key } as const].values();
  return () => attempts.next().value ?? false;
}
