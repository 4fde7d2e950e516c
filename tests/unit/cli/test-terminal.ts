import { runCli } from "@/lib/cli/run-cli";
import type { ExportOutcome, PanelAccess } from "@/lib/cli/terminal";
import type { Locale } from "@/lib/i18n/locales";

export type CliRun = { readonly exitCode: number; readonly out: string; readonly err: string };

/** Runs a command in this process, with `stdin` as its standard input. */
export async function runCommandLine(
  args: readonly string[],
  {
    stdin = "",
    locale = "en",
    exported = { kind: "nothing" },
    panel = noPanel,
    interrupted = new AbortController().signal,
  }: {
    stdin?: string;
    locale?: Locale;
    exported?: ExportOutcome;
    panel?: PanelAccess;
    interrupted?: AbortSignal;
  } = {},
): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runCli(args, {
    stdin: chunks(stdin),
    print: (text) => void out.push(text),
    complain: (text) => void err.push(text),
    locale,
    version: "1.2.3",
    exportClusters: async () => exported,
    panel,
    isScreen: false,
    interrupted,
    sleep: async () => undefined,
  });
  return { exitCode, out: out.join(""), err: err.join("") };
}

const noPanel: PanelAccess = {
  fetch: () => Promise.reject(new Error("no network in this test")),
  login: async () => null,
  keep: async () => "",
  given: {},
};

/** Cuts in the middle of characters too, as pipes do. */
async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += 4093) yield bytes.subarray(start, start + 4093);
}
