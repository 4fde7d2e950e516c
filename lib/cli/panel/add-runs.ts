import { InvalidArgumentError, Option } from "commander";
import type { CommandContext } from "../command-context";
import { parseDuration } from "./duration";
import type { RampOptions, RampSteps } from "./run-ramp";

/** Adds `ramp TARGET STEPS` and `run wait|pause|continue|abort ID`. */
export function addRuns({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("ramp")
    .description(say("ramp.description"))
    .argument("<TARGET>", say("argument.target"))
    .argument("<STEPS>", say("ramp.steps"), parseSteps)
    .option("--cluster <NAME>", say("option.only_cluster"))
    .option("--reason <TEXT>", say("option.reason"))
    .option("--hold <NAME>", say("option.hold"))
    .addOption(new Option("--on-abort <WHAT>", say("ramp.on_abort")).choices(["hold", "back"]).default("hold"))
    .option("--key <KEY>", say("option.key"))
    .action(async (word: string, steps: RampSteps, options: RampOptions) => {
      const { runRamp } = await import("./run-ramp");
      exitWith(await runRamp({ word, steps, options }, terminal, say));
    });
  const run = program.command("run").description(say("run.description"));
  for (const verb of ["wait", "pause", "continue", "abort"] as const) {
    run
      .command(`${verb} <ID>`)
      .description(say(`run.${verb}`))
      .action(async (id: string) => {
        const { steerRun } = await import("./steer-run");
        exitWith(await steerRun(id, verb, terminal, say));
      });
  }
}

/** Reads "10,50,100@60s": percent of the weight, and how long each is in force. */
function parseSteps(text: string): RampSteps {
  const [, list = "", every = ""] = /^(\d{1,3}(?:,\d{1,3})*)@(\w+)$/.exec(text) ?? [];
  if (list === "") throw new InvalidArgumentError("10,50,100@60s");
  return { percents: list.split(",").map(Number), everySec: parseDuration(every) };
}
