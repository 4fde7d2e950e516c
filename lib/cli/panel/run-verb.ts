import type { Verb } from "@/lib/model/verb";
import { exitCodes } from "../exit-codes";
import { loadSentences, type Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import { carryOut, type ItemResult } from "./carry-out";
import { openPanel } from "./panel-client";
import { printTable } from "./print-table";
import { findTargets, readClusters } from "./targets";

/** As commander reads them; each verb has only some. */
export type VerbOptions = {
  readonly cluster?: string;
  readonly reason?: string;
  readonly dryRun?: true;
  readonly keepGoing?: true;
  readonly key?: string;
  readonly output?: "table" | "wide" | "json";
  readonly wait?: true;
  readonly timeout?: number;
  readonly lease?: number;
  readonly onLeaseEnd?: "restore" | "alarm";
  readonly minAvailable?: number;
  readonly hold?: string;
  readonly all?: true;
  readonly weight?: number;
};

type Asked = {
  readonly verb: Verb;
  readonly words: readonly string[];
  readonly options: VerbOptions;
  readonly body: object;
};

/** Finds what the words name, does it, and says what became of each. The result is the exit code: the first that is not 0. */
export async function runVerb(
  { verb, words, options, body }: Asked,
  terminal: Terminal,
  say: Sentences,
): Promise<number> {
  const panel = await openPanel(terminal);
  const clusters = await readClusters(panel, options.cluster);
  const targets = words.flatMap((word) => findTargets(clusters, word));
  const errors = await loadSentences(terminal.locale, "errors");
  const { reason, dryRun } = options;
  const request = { ...body, ...(reason !== undefined && { reason }), ...(dryRun === true && { dryRun }) };
  const work = { verb, body: request, key: options.key ?? "", keepGoing: options.keepGoing === true };
  const results = await carryOut(panel, targets, work, { terminal, say, errors });
  const explain = await loadSentences(terminal.locale, "clusters");
  report(verb, results, { terminal, say, explain, output: options.output });
  return results.find(({ exitCode }) => exitCode !== exitCodes.done)?.exitCode ?? exitCodes.done;
}

type Reporting = {
  readonly terminal: Terminal;
  readonly say: Sentences;
  /** Sentences of the panel's pages on what verbs do. */
  readonly explain: Sentences;
  readonly output: VerbOptions["output"];
};

/** Words for people on standard error; on standard output only what was asked for. */
function report(verb: Verb, results: readonly ItemResult[], { terminal, say, explain, output }: Reporting): void {
  for (const { target, state, problem } of results) {
    terminal.complain(
      `${say("result.line", { name: target, state: say(`result.${state}`) })}${problem === null ? "" : ` ${problem}`}\n`,
    );
  }
  const rehearsed = results.flatMap(({ state, items }) => (state === "dry_run" ? items : []));
  for (const { serviceName, explanation } of rehearsed) {
    terminal.complain(`${serviceName}: ${explain(`verbs.explain.${explanation.code}`, explanation.params)}\n`);
  }
  if (output === "json") terminal.print(`${JSON.stringify({ verb, results }, null, 2)}\n`);
  else if (output !== undefined) {
    const titles = ["target", "cluster", "state", "operation"].map((title) => say(`column.${title}`));
    const rows = results.map(({ target, cluster, state, operation }) => [target, cluster, state, operation ?? ""]);
    terminal.print(printTable(titles, rows));
  }
}
