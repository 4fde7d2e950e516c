import { InvalidArgumentError, Option } from "commander";
import { holdKinds } from "@/lib/model/hold";
import type { CommandContext } from "../command-context";
import { parseDuration } from "./duration";
import { parseHook } from "./parse-hook";
import { parsePercent } from "./parse-percent";
import { parseSteps } from "./parse-steps";
import type { DeployOptions } from "./run-deploy";

/** Adds `deploy CLUSTER [SERVER...]`: a rolling deploy. */
export function addDeploy({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("deploy")
    .description(say("deploy.description"))
    .argument("<CLUSTER>", say("deploy.cluster"))
    .argument("[SERVER...]", say("deploy.servers"))
    .option("--batch <COUNT>", say("deploy.batch"), parseCount)
    .option("--min-capacity <PERCENT>", say("deploy.min_capacity"), parsePercent)
    .addOption(new Option("--take-out <VERB>", say("deploy.take_out")).choices([...holdKinds]))
    .option("--drain-limit <DURATION>", say("deploy.drain_limit"), parseDuration)
    .addOption(new Option("--on-drain-limit <WHAT>", say("deploy.on_drain_limit")).choices(["fail", "go_on"]))
    .option("--hook <WHAT>", say("deploy.hook"), parseHook)
    .option("--hook-limit <DURATION>", say("deploy.hook_limit"), parseDuration)
    .option("--ramp <STEPS>", say("deploy.ramp"), parseSteps)
    .option("--soak <DURATION>", say("deploy.soak"), parseDuration)
    .addOption(new Option("--on-failure <WHAT>", say("deploy.on_failure")).choices(["restore", "stop"]))
    .option("--reason <TEXT>", say("option.reason"))
    .option("--dry-run", say("option.dry_run"))
    .option("--detach", say("deploy.detach"))
    .option("--key <KEY>", say("option.key"))
    .action(async (cluster: string, servers: string[], options: DeployOptions) => {
      const { runDeploy } = await import("./run-deploy");
      exitWith(await runDeploy({ cluster, servers, options }, terminal, say));
    });
}

function parseCount(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1) throw new InvalidArgumentError("1-100");
  return count;
}
