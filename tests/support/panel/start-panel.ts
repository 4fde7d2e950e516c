import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const projectDir = path.join(import.meta.dirname, "../../..");
/** The first production build takes half a minute on two idle cores. */
const startTimeoutMs = 240_000;

export type PanelOptions = {
  /** Default: a new folder, removed by stop(). */
  readonly dataDir?: string;
  /** Default: a free one. */
  readonly port?: number;
  readonly env?: NodeJS.ProcessEnv;
};

/** A panel started as people start it, with web, worker and embedded Postgres of its own. */
export type Panel = {
  /** E.g. http://127.0.0.1:41234 */
  readonly origin: string;
  readonly dataDir: string;
  /** Token of the one-time link it printed; null when somebody has set this data folder up before. */
  readonly setupToken: string | null;
  readonly pid: number;
  /** All that it has printed so far. */
  output(): string;
  /** SIGTERM, as a service manager would; resolves once every part of it has ended. */
  stop(): Promise<void>;
};

/** Runs bin/start.ts and resolves when it says that it is ready. */
export async function startPanel(options: PanelOptions = {}): Promise<Panel> {
  const port = options.port ?? (await unusedPort());
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), "signalbox-panel-"));
  const env = { ...process.env, ...options.env, DATA_DIR: dataDir, SIGNALBOX_PORT: String(port) };
  const child = spawn(process.execPath, ["--import", "tsx", "bin/start.ts"], {
    cwd: projectDir,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the panel did not get ready:\n${output}`)), startTimeoutMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (isReady(output)) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the panel ended with code ${code}:\n${output}`));
    });
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    dataDir,
    setupToken: setupLink(output),
    pid: child.pid ?? 0,
    output: () => output,
    stop,
  };
}

/** It prints where it is, and then the set-up link if there is one. */
function isReady(output: string): boolean {
  const ready = /is ready: \S+\n/.test(output);
  return ready && (setupLink(output) !== null || !output.includes("Nobody has set it up yet"));
}

function setupLink(output: string): string | null {
  return /\/setup#(\S+)\n/.exec(output)?.[1] ?? null;
}

async function unusedPort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
