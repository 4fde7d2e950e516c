/**
 * One POSIX sh program as data: what runs on a host in one go. Rendering (`renderProgram`) frames every step with a
 * nonce and its exit code, and ends with a trailer; without the trailer the outcome is
 * unknown, whatever arrived before (`readProgramOutput`).
 */
export type ProgramStep = {
  /** Unique in its program; `[a-z0-9.-]+`. */
  readonly id: string;
  /** POSIX sh text (dash, busybox, bash). Every value in it went through `quote`. */
  readonly script: string;
  /** True: the rest of the program runs even when this step fails (observations). Default: a failure ends the program. */
  readonly mayFail?: boolean;
  /**
   * True: runs in the kept shell itself, which saves a process (a fifth of a small sample's cost), and without `set -e`. For
   * constant text that exits from nothing, changes neither options nor the folder and sets `signalbox_` variables only.
   */
  readonly inKeptShell?: boolean;
};

export type Program = { readonly steps: readonly ProgramStep[] };

export type StepResult = {
  readonly id: string;
  /** Exit status of the step; null = not reached because an earlier step failed. */
  readonly exitCode: number | null;
  /** stdout and stderr together, without trailing newlines and NUL bytes, at most the caller's cap. Hostile text: parse or escape it. */
  readonly output: string;
};
