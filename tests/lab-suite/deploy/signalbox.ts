import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createdTokenSchema } from "@/lib/api/resources/token";
import { verbs } from "@/lib/model/verb";
import type { PanelApi } from "@/tests/support/panel/panel-api";
import type { Panel } from "@/tests/support/panel/start-panel";
import { type CommandResult, runCommand } from "@/tests/support/run-command";

const program = path.resolve(import.meta.dirname, "../../../bin/signalbox.js");

export type Signalbox = {
  /** `signalbox WORDS` as a pipeline runs it: the token in a file that the environment names. */
  run(words: string): Promise<CommandResult>;
  /** What a process of its own needs to run it. */
  readonly env: NodeJS.ProcessEnv;
  readonly program: string;
  end(): void;
};

/** The command line with a token of its own, which may do everything that a token may. */
export async function signalboxFor(panel: Panel, api: PanelApi): Promise<Signalbox> {
  const { token } = await api.post("/tokens", { name: "pipeline", verbs }, createdTokenSchema);
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-cli-"));
  const file = path.join(folder, "token");
  writeFileSync(file, token, { mode: 0o600 });
  const env = { ...process.env, LC_ALL: "C.UTF-8", SIGNALBOX_URL: panel.origin, SIGNALBOX_TOKEN_FILE: file };
  return {
    run: (words) => runCommand(process.execPath, [program, ...words.split(" ")], { env, timeoutMs: 180_000 }),
    env,
    program,
    end: () => rmSync(folder, { recursive: true }),
  };
}
