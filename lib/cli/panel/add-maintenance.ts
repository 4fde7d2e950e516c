import { Option } from "commander";
import { holdKinds } from "@/lib/model/hold";
import type { CommandContext } from "../command-context";
import { parseDuration } from "./duration";
import type { ListOptions } from "./list-maintenances";
import { parseMoment } from "./parse-moment";
import type { EndOptions, StartOptions } from "./run-maintenance";

/** Adds `maintenance start SERVER`, `maintenance end SERVER` and `maintenance ls`. */
export function addMaintenance({ program, say, terminal, exitWith }: CommandContext): void {
  const group = program.command("maintenance").description(say("maintenance.description"));
  group
    .command("start <SERVER>")
    .description(say("maintenance.start"))
    .requiredOption("--reason <TEXT>", say("option.reason"))
    .option("--from <TIME>", say("maintenance.from"), parseMoment)
    .option("--until <TIME>", say("maintenance.until"), parseMoment)
    .addOption(new Option("--how <VERB>", say("deploy.take_out")).choices([...holdKinds]))
    .option("--drain-limit <DURATION>", say("deploy.drain_limit"), parseDuration)
    .option("--cluster <NAME>", say("option.only_cluster"))
    .option("--key <KEY>", say("option.key"))
    .action(async (server: string, options: StartOptions) => {
      const { startMaintenance } = await import("./run-maintenance");
      exitWith(await startMaintenance(server, options, terminal, say));
    });
  group
    .command("end <SERVER>")
    .description(say("maintenance.end"))
    .option("--reason <TEXT>", say("option.reason"))
    .option("--force", say("maintenance.force"))
    .option("--cluster <NAME>", say("option.only_cluster"))
    .action(async (server: string, options: EndOptions) => {
      const { endMaintenances } = await import("./run-maintenance");
      exitWith(await endMaintenances(server, options, terminal, say));
    });
  group
    .command("ls")
    .description(say("maintenance.ls"))
    .addOption(new Option("-o, --output <FORMAT>", say("option.output")).choices(["table", "json"]).default("table"))
    .action(async (options: ListOptions) => {
      const { listMaintenances } = await import("./list-maintenances");
      exitWith(await listMaintenances(options, terminal, say));
    });
}
