import { Option } from "commander";
import type { CommandContext } from "../command-context";

/** Adds `op wait ID`: takes up again what an interrupted command has left to go on. */
export function addOperation({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("op")
    .description(say("operation.description"))
    .command("wait <ID>")
    .description(say("operation.wait"))
    .addOption(new Option("-o, --output <FORMAT>", say("option.output")).choices(["json"]))
    .action(async (id: string, { output }: { output?: "json" }) => {
      const { waitOperation } = await import("./wait-operation");
      exitWith(await waitOperation(id, output, terminal, say));
    });
}
