import { Command, CommanderError } from "commander";
import { addCompletion } from "./add-completion";
import { addConvert } from "./add-convert";
import { addExport } from "./add-export";
import { addLint } from "./add-lint";
import { addParseIpvsadm } from "./add-parse-ipvsadm";
import { describeUsageFault } from "./describe-usage-fault";
import { exitCodes } from "./exit-codes";
import { addDeploy } from "./panel/add-deploy";
import { addDoctor } from "./panel/add-doctor";
import { addLists } from "./panel/add-lists";
import { addLogin } from "./panel/add-login";
import { addMaintenance } from "./panel/add-maintenance";
import { addOperation } from "./panel/add-operation";
import { addRuns } from "./panel/add-runs";
import { addVerbs } from "./panel/add-verbs";
import { exitCodeOfFault } from "./panel/exit-code-of-fault";
import { addManifests } from "./panel/manifests/add-manifests";
import { PanelFault, PanelUnreachable } from "./panel/panel-fault";
import { loadSentences, type Sentences } from "./sentences";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

const commands = [
  ...[addVerbs, addLists, addManifests, addDoctor, addOperation, addRuns, addDeploy, addMaintenance, addLogin],
  ...[addConvert, addExport, addLint, addParseIpvsadm, addCompletion],
];

/** Runs `signalbox ARGS`; the result is the exit code. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const say = await loadSentences(terminal.locale, "cli");
  let exitCode: number = exitCodes.done;
  const program = createProgram(say, terminal);
  const exitWith = (code: number) => {
    exitCode = code;
  };
  for (const add of commands) add({ program, say, terminal, exitWith });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    if (terminal.interrupted.aborted) return interruptedBy(terminal, say);
    if (error instanceof PanelFault) {
      terminal.complain(
        `signalbox: ${[error.problem.detail, ...error.problem.problems.map(({ message }) => message)].join(" ")}\n`,
      );
      return exitCodeOfFault(error);
    }
    if (error instanceof PanelUnreachable) {
      terminal.complain(`signalbox: ${say("panel.unreachable", { url: error.url, reason: error.reason })}\n`);
      return exitCodes.inputFaulty;
    }
    if (!(error instanceof CommanderError || error instanceof UsageError)) throw error;
    terminal.complain(`signalbox: ${describeUsageFault(error, say)}\n`);
    return exitCodes.usage;
  }
}

/** What was asked of the panel goes on there. */
function interruptedBy({ interrupted, complain }: Terminal, say: Sentences): number {
  complain(`signalbox: ${say("wait.interrupted")}\n`);
  return interrupted.reason === "SIGTERM" ? exitCodes.terminated : exitCodes.interrupted;
}

function createProgram(say: Sentences, terminal: Terminal): Command {
  const titles = new Map([
    ["Usage:", say("help.usage")],
    ["Arguments:", say("help.arguments")],
    ["Options:", say("help.options")],
    ["Commands:", say("help.commands")],
  ]);
  return new Command("signalbox")
    .usage("COMMAND")
    .description(say("description"))
    .version(terminal.version, "-V, --version", say("option.version"))
    .helpOption("-h, --help", say("option.help"))
    .helpCommand("help [COMMAND]", say("option.help"))
    .configureHelp({ styleTitle: (title) => titles.get(title) ?? title, showGlobalOptions: false })
    .configureOutput({ writeOut: terminal.print, writeErr: terminal.complain, outputError: () => undefined })
    .exitOverride();
}
