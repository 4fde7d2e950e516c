import { Option } from "commander";
import type { CommandContext } from "../command-context";

/** Adds `op wait|confirm|abort ID`: what an interrupted command has left to go on, or what waits for a person. */
export function addOperation({ program, say, terminal, exitWith }: CommandContext): void {
  const op = program.command("op").description(say("operation.description"));
  for (const verb of ["wait", "confirm", "abort"] as const) {
    op.command(`${verb} <ID>`)
      .description(say(`operation.${verb}`))
      .addOption(new Option("-o, --output <FORMAT>", say("option.output")).choices(["json"]))
      .action(async (id: string, { output }: { output?: "json" }) => {
        const { waitOperation } = await import("./wait-operation");
        exitWith(await waitOperation({ id, verb, output }, terminal, say));
      });
  }
}
