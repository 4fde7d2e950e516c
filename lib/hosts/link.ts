import type { Program } from "@/lib/shell/model";
import type { Connection } from "./connect";
import { hostProblem, type Named } from "./host-problem";
import type { HostAccess } from "./host-records";
import type { KeptShell, ShellOutcome } from "./kept-shell";
import { newNonce } from "./open-shell";
import type { HostPolicy } from "./policy";
import type { HostProblem, ProgramLimits, ProgramOutcome } from "./port";
import { ShellPool } from "./shell-pool";
import { unreachable } from "./unreachable";

export type LinkRun =
  | { readonly kind: "ended"; readonly outcome: ProgramOutcome }
  /** The connection was dead before a byte was written. */
  | { readonly kind: "not-written"; readonly problem: HostProblem }
  /** Signed in, but programs cannot run; `said` is what sudo or the login shell answered (hostile text, for the log). */
  | { readonly kind: "unusable"; readonly problem: HostProblem; readonly said: string };

/** An authenticated connection to a host, with its kept shells. */
export class Link {
  readonly #shells: ShellPool;
  #running = 0;
  #retired = false;

  constructor(
    readonly connection: Connection,
    readonly access: HostAccess,
    private readonly policy: HostPolicy,
  ) {
    this.#shells = new ShellPool(connection, access.privilege, policy);
  }

  async run(program: Program, limits: ProgramLimits): Promise<LinkRun> {
    this.#running += 1;
    try {
      const acquired = await this.#shells.acquire();
      if (acquired.kind === "lost") return this.#notWritten();
      if (acquired.kind === "open") return await this.#runIn(acquired.shell, program, limits);
      const { username } = this.access;
      return acquired.kind === "not-root"
        ? {
            kind: "unusable",
            problem: hostProblem(this.access, "host.sudo_missing", { username }),
            said: acquired.said,
          }
        : { kind: "unusable", problem: unreachable(this.access, "channels"), said: "" };
    } finally {
      this.#running -= 1;
      if (this.#retired && this.#running === 0) this.close();
    }
  }

  /** Lets the programs under way end and then closes. */
  retire(): void {
    this.#retired = true;
    if (this.#running === 0) this.close();
  }

  close(): void {
    this.connection.close();
  }

  async #runIn(shell: KeptShell, program: Program, limits: ProgramLimits): Promise<LinkRun> {
    const timeoutMs = limits.timeoutMs ?? this.policy.programTimeoutMs;
    const maxOutputBytes = limits.maxOutputBytes ?? this.policy.maxOutputBytes;
    const ended = await shell.run({ program, nonce: newNonce(), timeoutMs, maxOutputBytes });
    this.#shells.release(shell);
    if (ended.kind === "not-written") return this.#notWritten();
    return { kind: "ended", outcome: outcomeOf(this.access, ended, timeoutMs, maxOutputBytes) };
  }

  #notWritten(): LinkRun {
    return { kind: "not-written", problem: unreachable(this.access, "lost") };
  }
}

function outcomeOf(
  host: Named,
  ended: Exclude<ShellOutcome, { kind: "not-written" }>,
  timeoutMs: number,
  maxOutputBytes: number,
): ProgramOutcome {
  switch (ended.kind) {
    case "completed":
      return ended;
    case "lost":
      return { kind: "unknown", problem: hostProblem(host, "host.outcome_unknown") };
    case "timeout":
      return { kind: "unknown", problem: hostProblem(host, "host.timeout", { seconds: Math.round(timeoutMs / 1000) }) };
    case "too-large":
      return { kind: "unknown", problem: hostProblem(host, "host.output_too_large", { bytes: maxOutputBytes }) };
  }
}
