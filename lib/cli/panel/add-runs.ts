import { Option } from "commander";
import type { CommandContext } from "../command-context";
import { parseSteps, type RampSteps } from "./parse-steps";
import type { RampOptions } from "./run-ramp";

/** Adds `ramp TARGET STEPS`, `run wait|pause|continue|abort ID` and `run done ID SERVER`. */
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
  run
    .command("done <ID> <SERVER>")
    .description(say("run.done"))
    .option("--failed", say("run.failed"))
    .option("--reason <TEXT>", say("option.reason"))
    .action(async (id: string, server: string, options: { failed?: true; reason?: string }) => {
      const { reportDone } = await import("./report-done");
      exitWith(await reportDone({ id, server, ...options }, terminal, say));
    });
}
