import type { AuthenticationType } from "ssh2";
import type { Program } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import { confirmedTarget } from "./confirmed-target";
import { type Connection, connect, type SignIn } from "./connect";
import { hostProblem } from "./host-problem";
import type { HostAccess } from "./host-records";
import type { ChangedKey } from "./open-link";
import { newNonce, openShell } from "./open-shell";
import { type HostPolicy, hostPolicy } from "./policy";
import type { HostProblem } from "./port";

export type InstallKeyOutcome =
  /** `added` = false: it was there already. */
  | { readonly kind: "installed"; readonly added: boolean }
  | { readonly kind: "key-changed"; readonly problem: HostProblem; readonly change: ChangedKey }
  /** Signed in, but the key could not be written; what the host said. */
  | { readonly kind: "not-written"; readonly output: string }
  | { readonly kind: "failed"; readonly problem: HostProblem };

/**
 * Signs in once with a password and adds a public key to the account's authorized_keys. The password exists in this
 * call and in SSH's own authentication, encrypted on the wire; no command line, environment or log ever has it.
 */
export async function installKey(
  access: HostAccess,
  secret: { readonly password: string; readonly publicKey: string },
  policy: HostPolicy = hostPolicy,
): Promise<InstallKeyOutcome> {
  const place = confirmedTarget(access);
  if ("code" in place) return { kind: "failed", problem: place };
  const outcome = await connect(place.target, passwordSignIn(access.username, secret.password), policy);
  switch (outcome.kind) {
    case "failed":
      return { kind: "failed", problem: refusalOf(access, outcome.problem) };
    case "key-refused": {
      const change = { confirmed: place.confirmed, offered: outcome.offered };
      return { kind: "key-changed", problem: hostProblem(access, "host.key_changed"), change };
    }
    case "connected":
      try {
        return await addKey(outcome.connection, access, secret.publicKey, policy);
      } finally {
        outcome.connection.close();
      }
  }
}

/** What was refused here is a password, not a key. */
function refusalOf(access: HostAccess, problem: HostProblem): HostProblem {
  const { username } = access;
  return problem.code === "host.auth_failed" ? hostProblem(access, "host.password_refused", { username }) : problem;
}

/** Asks first what the host takes, then gives the password once: twice would count as two failures. */
function passwordSignIn(username: string, password: string): SignIn {
  let given = false;
  return (left: readonly AuthenticationType[] | null) => {
    if (left === null) return { type: "none", username };
    if (given) return false;
    given = true;
    if (left.includes("password")) return { type: "password", username, password };
    if (!left.includes("keyboard-interactive")) return false;
    let answered = false;
    return {
      type: "keyboard-interactive",
      username,
      // A question whose answer is shown is no question for a password; a second one is not for this password.
      prompt(_name, _instructions, _language, prompts, answer) {
        const isPassword = !answered && prompts.length === 1 && prompts[0]?.echo !== true;
        if (isPassword) answered = true;
        answer(prompts.map(() => (isPassword ? password : "")));
      },
    };
  };
}

async function addKey(
  connection: Connection,
  access: HostAccess,
  publicKey: string,
  policy: HostPolicy,
): Promise<InstallKeyOutcome> {
  const opened = await openShell(connection, "user", policy);
  if (opened.kind !== "open") return { kind: "not-written", output: "" };
  const outcome = await opened.shell.run({
    program: authorizeProgram(publicKey),
    nonce: newNonce(),
    timeoutMs: policy.programTimeoutMs,
    maxOutputBytes: policy.maxOutputBytes,
  });
  if (outcome.kind !== "completed") return { kind: "failed", problem: hostProblem(access, "host.outcome_unknown") };
  const [step] = outcome.steps;
  if (step?.exitCode !== 0) return { kind: "not-written", output: step?.output ?? "" };
  return { kind: "installed", added: step.output === "added" };
}

/** The type and the key decide whether a line is there already; options before and a comment after may differ. */
function authorizeProgram(publicKey: string): Program {
  const key = publicKey.split(" ").slice(0, 2).join(" ");
  const script = `umask 077
mkdir -p "$HOME/.ssh"
chmod 700 "$HOME/.ssh"
file=$HOME/.ssh/authorized_keys
has_key() { [ -f "$file" ] && grep -v '^[[:space:]]*#' "$file" | grep -qF -- ${quote(key)}; }
if has_key; then said=present; else
  if [ -s "$file" ] && [ -n "$(tail -c 1 "$file")" ]; then echo >>"$file"; fi
  printf '%s\\n' ${quote(publicKey)} >>"$file"
  said=added
fi
chmod 600 "$file"
if command -v restorecon >/dev/null 2>&1; then restorecon -R "$HOME/.ssh" >/dev/null 2>&1 || true; fi
has_key
echo $said`;
  return { steps: [{ id: "authorize", script }] };
}
