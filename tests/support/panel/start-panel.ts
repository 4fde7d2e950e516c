import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { PrintedOutput } from "./printed-output";

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
  /** Token of the one-time link, which a panel that nobody has set up prints soon after it is ready. */
  setupToken(): Promise<string>;
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
  const output = new PrintedOutput(child);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await output.until(/is ready: (\S+)\n/, startTimeoutMs);
  } catch (error) {
    await stop();
    throw error;
  }
  const scheme = options.env?.SIGNALBOX_TLS_CERT === undefined ? "http" : "https";
  return {
    origin: `${scheme}://127.0.0.1:${port}`,
    dataDir,
    setupToken: () => output.until(/\/setup#token=(\S+)\n/, 10_000),
    pid: child.pid ?? 0,
    output: () => output.text,
    stop,
  };
}

async function unusedPort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
