import type { Command } from "commander";
import type { Sentences } from "./sentences";
import type { Terminal } from "./terminal";

/** What a command is added to, and what it may use. */
export type CommandContext = {
  readonly program: Command;
  /** Sentences of the command line itself. */
  readonly say: Sentences;
  readonly terminal: Terminal;
  readonly exitWith: (code: number) => void;
};
