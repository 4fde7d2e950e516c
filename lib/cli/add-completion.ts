import { Argument } from "commander";
import type { CommandContext } from "./command-context";
import { completionScript, shells } from "./completion-script";

/** Adds `completion SHELL`, which prints what the shell is to read. */
export function addCompletion({ program, say, terminal }: CommandContext): void {
  program
    .command("completion")
    .description(say("completion.description"))
    .addArgument(new Argument("<SHELL>", say("completion.shell")).choices(shells))
    .action((shell: (typeof shells)[number]) => {
      terminal.print(completionScript(shell, program));
    });
}
