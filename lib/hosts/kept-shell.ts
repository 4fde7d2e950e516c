import type { ClientChannel } from "ssh2";
import type { Program, StepResult } from "@/lib/shell/model";
import { renderProgram } from "@/lib/shell/render-program";
import { ProgramReader } from "./program-reader";

export type ShellRun = {
  readonly program: Program;
  /** Letters and digits, unpredictable and new for every run. */
  readonly nonce: string;
  readonly timeoutMs: number;
  readonly maxOutputBytes: number;
  /** Shell text that runs first and in the kept shell itself, so that what it sets stays. */
  readonly preamble?: string;
};

export type ShellOutcome =
  | { readonly kind: "completed"; readonly steps: readonly StepResult[]; readonly durationMs: number }
  /** The shell had ended before: no byte was written. */
  | { readonly kind: "not-written" }
  | { readonly kind: "lost" }
  | { readonly kind: "timeout" }
  | { readonly kind: "too-large" };

/**
 * One `sh -s` on a channel of its own, kept for many programs, one at a time. Any end other than a trailer ends the
 * shell too: what it might still do or print belongs to nobody.
 */
export class KeptShell {
  #current: Current | null = null;
  #isOpen = true;
  #hostLetGo = false;
  /** Last words on the channel's stderr, where sudo and login shells complain. Hostile text. */
  #stderr = "";

  /** `onStuck` is called when the host does not let go of a channel that we closed. */
  constructor(
    private readonly channel: ClientChannel,
    private readonly closeGraceMs: number,
    private readonly onStuck: () => void,
  ) {
    channel.on("data", (chunk: Buffer) => this.#take(chunk));
    channel.stderr.on("data", (chunk: Buffer) => this.#takeStderr(chunk));
    channel.on("error", () => this.#end("lost"));
    channel.on("close", () => {
      this.#hostLetGo = true;
      this.#end("lost");
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get stderr(): string {
    return this.#stderr;
  }

  run(run: ShellRun): Promise<ShellOutcome> {
    if (!this.#isOpen || this.#current !== null) return Promise.resolve({ kind: "not-written" });
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#end("timeout"), run.timeoutMs);
      this.#current = {
        reader: new ProgramReader(run.program, run.nonce, run.maxOutputBytes),
        startedMs: performance.now(),
        stderrLeft: run.maxOutputBytes,
        settle: (outcome) => {
          clearTimeout(timer);
          this.#current = null;
          resolve(outcome);
        },
      };
      this.channel.write(`${run.preamble ?? ""}${renderProgram(run.program, run.nonce)}`);
    });
  }

  close(): void {
    this.#end("lost");
  }

  #take(chunk: Buffer): void {
    if (this.#current === null) return;
    const reading = this.#current.reader.take(chunk);
    if (reading === "more") return;
    if (reading === "too-large") {
      this.#end("too-large");
      return;
    }
    const durationMs = performance.now() - this.#current.startedMs;
    this.#current.settle({ kind: "completed", steps: reading, durationMs });
  }

  #takeStderr(chunk: Buffer): void {
    this.#stderr = `${this.#stderr}${chunk.toString("latin1")}`.slice(-keptStderr);
    if (this.#current === null) return;
    this.#current.stderrLeft -= chunk.length;
    if (this.#current.stderrLeft < 0) this.#end("too-large");
  }

  /** Data that still comes is read and dropped: pausing would let a host that ignores the window fill our memory. */
  #end(why: "lost" | "timeout" | "too-large"): void {
    const current = this.#current;
    if (this.#isOpen) {
      this.#isOpen = false;
      this.#closeChannel(why !== "lost");
    }
    current?.settle({ kind: why });
  }

  /** A program that ran too long is also told to stop, so that its later steps do not start behind our back. */
  #closeChannel(terminate: boolean): void {
    if (this.#hostLetGo) return;
    const stuck = setTimeout(this.onStuck, this.closeGraceMs);
    stuck.unref();
    this.channel.once("close", () => clearTimeout(stuck));
    if (terminate) this.channel.signal("TERM");
    this.channel.close();
  }
}

const keptStderr = 2_048;

type Current = {
  readonly reader: ProgramReader;
  readonly startedMs: number;
  stderrLeft: number;
  readonly settle: (outcome: ShellOutcome) => void;
};
