import type { Program, StepResult } from "@/lib/shell/model";

/** A failure in words for people: message key under `errors.` and its parameters. Never raw text of a host. */
export type HostProblem = {
  readonly code:
    | "host.unreachable"
    | "host.auth_failed"
    | "host.password_refused"
    | "host.key_unconfirmed"
    | "host.key_changed"
    | "host.key_invalid"
    | "host.sudo_missing"
    | "host.outcome_unknown"
    | "host.program_failed"
    | "host.output_too_large"
    | "host.timeout"
    | "secret.unreadable";
  readonly params: Readonly<Record<string, string | number>>;
};

export type ProgramOutcome =
  /** The trailer arrived: every step's exit code and output is known (a step may still have failed). */
  | { readonly kind: "completed"; readonly steps: readonly StepResult[]; readonly durationMs: number }
  /** No byte of the program reached the host. */
  | { readonly kind: "not-started"; readonly problem: HostProblem }
  /** The program was sent but its trailer never came: it may have run in full, in part or not at all. */
  | { readonly kind: "unknown"; readonly problem: HostProblem };

/**
 * Programs of one lane run one after another in one kept shell; lanes do not wait for each other. "inspection" is for what
 * a person asks for now and then, and may take seconds.
 */
export type Lane = "operation" | "sample" | "inspection";

export type ProgramLimits = {
  /** Default 30 000. The channel is closed when it passes; the outcome is then unknown. */
  readonly timeoutMs?: number;
  /** Default 4 MiB of output. */
  readonly maxOutputBytes?: number;
  /** A person asked for this attempt: sign in even while backing off after failed sign-ins. */
  readonly retryNow?: boolean;
};

/**
 * The worker's only way to a host. One persistent connection a host, opened on first use and kept; every program runs
 * as root (directly or by `sudo -n`). Implemented over ssh2 in this folder and by a state-holding fake in tests/support.
 */
export interface Hosts {
  run(hostId: string, lane: Lane, program: Program, limits?: ProgramLimits): Promise<ProgramOutcome>;
  /** Drops the host's connection (after a change of address, credential or trust). */
  forget(hostId: string): void;
  close(): Promise<void>;
}
