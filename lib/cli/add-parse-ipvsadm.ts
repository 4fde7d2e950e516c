import type { CommandContext } from "./command-context";

/** Adds `parse-ipvsadm [FILE] [--json]`. */
export function addParseIpvsadm({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("parse-ipvsadm")
    .description(say("parse_ipvsadm.description"))
    .argument("[FILE]", say("argument.file"))
    .option("--json", say("option.json"))
    .action(async (file: string | undefined, options: { json?: true }) => {
      const { readIpvsadm } = await import("./read-ipvsadm");
      exitWith(await readIpvsadm(file, options, terminal, say));
    });
}
