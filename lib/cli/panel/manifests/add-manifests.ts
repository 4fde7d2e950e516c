import { InvalidArgumentError, Option } from "commander";
import type { CommandContext } from "@/lib/cli/command-context";
import { parseDuration } from "../duration";
import type { ApplyOptions } from "./apply-options";

/** Adds `manifest CLUSTER`, `diff -f FILE`, `plan -f FILE`, `apply -f FILE` and `rollback CLUSTER REVISION`. */
export function addManifests({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("manifest")
    .description(say("manifest.manifest"))
    .argument("<CLUSTER>", say("argument.cluster"))
    .action(async (name: string) => {
      const { printManifest } = await import("./print-manifest");
      exitWith(await printManifest(name, terminal));
    });
  command("diff", "-f, --file <FILE>").action(async ({ file }: { file: string }) => {
    const { runDiff } = await import("./run-diff");
    exitWith(await runDiff(file, terminal, say));
  });
  command("plan", "-f, --file <FILE>")
    .addOption(outputOption())
    .action(async ({ file, output }: { file: string; output?: "json" }) => {
      const { runPlan } = await import("./run-plan");
      exitWith(await runPlan({ file, output, apply: null }, terminal, say));
    });
  applying(command("apply", "-f, --file <FILE>")).action(
    async ({ file, ...apply }: ApplyOptions & { file: string }) => {
      const { runPlan } = await import("./run-plan");
      exitWith(await runPlan({ file, output: apply.output, apply }, terminal, say));
    },
  );
  applying(program.command("rollback").description(say("manifest.rollback")))
    .argument("<CLUSTER>", say("argument.cluster"))
    .argument("<REVISION>", say("argument.revision"), parseRevision)
    .action(async (name: string, revision: number, options: ApplyOptions) => {
      const { runRollback } = await import("./run-rollback");
      exitWith(await runRollback({ name, revision, options }, terminal, say));
    });

  function command(name: "diff" | "plan" | "apply", file: string) {
    return program
      .command(name)
      .description(say(`manifest.${name}`))
      .requiredOption(file, say("argument.file_or_stdin"));
  }

  function outputOption() {
    return new Option("-o, --output <FORMAT>", say("option.output")).choices(["json"]);
  }

  /** What everything takes that ends in an apply. */
  function applying(added: ReturnType<typeof command>) {
    return added
      .option("--reason <TEXT>", say("option.reason"))
      .option("--confirm-within <DURATION>", say("option.confirm_within"), parseDuration)
      .option("--wait", say("option.wait_confirmed"))
      .option("--override <GUARDS>", say("option.override"), (text) => text.split(","))
      .addOption(outputOption());
  }
}

function parseRevision(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("1, 2, 3");
  return Number(text);
}
