import { type Command, Option } from "commander";
import type { AskedWeight } from "@/lib/model/asked-weight";
import { holdKinds } from "@/lib/model/hold";
import type { CommandContext } from "../command-context";
import { parseDuration } from "./duration";
import { parseAskedWeight } from "./parse-asked-weight";
import { parsePercent } from "./parse-percent";
import { parseWeight } from "./parse-weight";
import type { VerbOptions } from "./run-verb";

/** Adds `drain`, `offline`, `cut`, `restore` and `weight`. */
export function addVerbs({ program, say, terminal, exitWith }: CommandContext): void {
  for (const verb of holdKinds) {
    common(program.command(verb).description(say(`verb.${verb}`)))
      .option("--wait", say("option.wait"))
      .addOption(new Option("--until <WHAT>", say("option.until")).choices(["active=0"]).implies({ wait: true }))
      .option("--timeout <DURATION>", say("option.timeout"), parseDuration, 600)
      .option("--lease <DURATION>", say("option.lease"), parseDuration)
      .addOption(new Option("--on-lease-end <WHAT>", say("option.on_lease_end")).choices(["restore", "alarm"]))
      .option("--min-available <PERCENT>", say("option.min_available"), parsePercent)
      .option("--hold <NAME>", say("option.hold"))
      .action(async (words: string[], options: VerbOptions) => {
        const { wait, timeout, lease, onLeaseEnd, minAvailable, hold } = options;
        const body = {
          ...(wait === true && timeout !== undefined && { drainLimitSec: timeout }),
          ...(lease !== undefined && { leaseSec: lease }),
          ...(onLeaseEnd !== undefined && { onLeaseEnd }),
          ...(minAvailable !== undefined && { minAvailablePercent: minAvailable }),
          ...(hold !== undefined && { hold }),
        };
        await run(verb, words, options, body);
      });
  }
  common(program.command("restore").description(say("verb.restore")))
    .option("--hold <NAME>", say("option.hold"))
    .option("--all", say("option.all_holds"))
    .option("--weight <WEIGHT>", say("option.weight"), parseWeight)
    .option("--wait", say("option.wait"))
    .action(async (words: string[], options: VerbOptions) => {
      const { hold, all, weight } = options;
      const body = {
        ...(hold !== undefined && { hold }),
        ...(all === true && { all }),
        ...(weight !== undefined && { weight }),
      };
      await run("restore", words, options, body);
    });
  common(program.command("weight").description(say("verb.weight")), "<TARGET>")
    .argument("<WEIGHT>", say("argument.weight"), parseAskedWeight)
    .option("--min-available <PERCENT>", say("option.min_available"), parsePercent)
    .action(async (word: string, weight: AskedWeight, options: VerbOptions) => {
      const { minAvailable } = options;
      await run("weight", [word], options, {
        weight,
        ...(minAvailable !== undefined && { minAvailablePercent: minAvailable }),
      });
    });

  /** What every verb takes. */
  function common(command: Command, argument = "<TARGET...>"): Command {
    return command
      .argument(argument, say("argument.target"))
      .option("--cluster <NAME>", say("option.only_cluster"))
      .option("--reason <TEXT>", say("option.reason"))
      .option("--dry-run", say("option.dry_run"))
      .option("--keep-going", say("option.keep_going"))
      .option("--key <KEY>", say("option.key"))
      .addOption(new Option("-o, --output <FORMAT>", say("option.output")).choices(["table", "wide", "json"]));
  }

  async function run(...[verb, words, options, body]: RunArguments): Promise<void> {
    const { runVerb } = await import("./run-verb");
    exitWith(await runVerb({ verb, words, options, body }, terminal, say));
  }
}

type RunArguments = [
  verb: "drain" | "offline" | "cut" | "restore" | "weight",
  words: string[],
  options: VerbOptions,
  body: object,
];
