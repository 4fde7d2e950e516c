import { Option } from "commander";
import type { CommandContext } from "../command-context";

/** Adds `doctor DIRECTOR...`: what the panel knows of directors, and what of it is not well. */
export function addDoctor({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("doctor")
    .description(say("doctor.description"))
    .argument("<DIRECTOR...>", say("doctor.director"))
    .addOption(new Option("-o, --output <FORMAT>", say("option.output")).choices(["json"]))
    .action(async (names: string[], { output }: { output?: "json" }) => {
      const { runDoctor } = await import("./run-doctor");
      exitWith(await runDoctor(names, output, terminal, say));
    });
}
