import { Option } from "commander";
import type { CommandContext } from "../command-context";
import type { ListOptions } from "./run-list";

/** Adds `ls`, `show TARGET` and `status`. */
export function addLists({ program, say, terminal, exitWith }: CommandContext): void {
  for (const name of ["ls", "show", "status"] as const) {
    const command = program.command(name).description(say(`list.${name}`));
    if (name === "show") command.argument("<TARGET...>", say("argument.target"));
    if (name === "status") command.option("--problems", say("option.problems"));
    command
      .option("--cluster <NAME>", say("option.only_cluster"))
      .addOption(
        new Option("-o, --output <FORMAT>", say("option.output")).choices(["table", "wide", "json"]).default("table"),
      )
      .action(async (...given: unknown[]) => {
        const [words, options] = name === "show" ? given : [[], given[0]];
        const { runList } = await import("./run-list");
        // commander has checked both by the options and arguments above.
        exitWith(await runList(name, words as string[], options as ListOptions, terminal, say));
      });
  }
}
