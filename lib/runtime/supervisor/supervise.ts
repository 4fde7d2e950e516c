import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { childEnvironment } from "@/lib/config/child-environment";
import { PERMANENT_FAILURE } from "../child-process";

export type SupervisedChild = {
  /** Resolves when the child first says that it is ready; rejects when it fails in a way that a restart cannot mend. */
  readonly ready: Promise<void>;
  /** SIGTERM, and SIGKILL for a child that is still there when `graceMs` are over. */
  stop(graceMs: number): Promise<void>;
};

export type ChildSpec = {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  /** Options of Node, beside those of this process. */
  readonly nodeArgs: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
};

/** Pauses before the restarts that follow each other; a child that lived for half a minute begins at the first again. */
const PAUSES_MS = [200, 500, 1_000, 2_000, 5_000, 10_000];
const SETTLED_AFTER_MS = 30_000;

/** Runs a script as a child process and starts it again whenever it dies, until stopped. */
export function supervise(spec: ChildSpec): SupervisedChild {
  const stopping = new AbortController();
  let child: ChildProcess | undefined;
  let wasReady = false;
  let onReady: () => void = () => undefined;
  let onFailed: (reason: Error) => void = () => undefined;
  const ready = new Promise<void>((resolve, reject) => {
    onReady = () => {
      wasReady = true;
      resolve();
    };
    onFailed = reject;
  });
  // Who never looks at `ready` is not to be ended by it.
  ready.catch(() => undefined);

  async function keepAlive(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      const startedAt = performance.now();
      child = start(spec);
      const end = await life(child, onReady);
      if (stopping.signal.aborted) return;
      if (end.code === PERMANENT_FAILURE && !wasReady) {
        onFailed(new Error(`${spec.name} cannot start: ${end.reason ?? "see above"}`));
        return;
      }
      if (performance.now() - startedAt > SETTLED_AFTER_MS) failures = 0;
      const pauseMs = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 0;
      spec.say(
        `${spec.name} ended (${end.reason ?? end.code ?? end.signal}); starting it again in ${pauseMs / 1000} s.`,
      );
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const alive = keepAlive();
  return {
    ready,
    async stop(graceMs) {
      stopping.abort();
      child?.kill("SIGTERM");
      const timer = setTimeout(() => child?.kill("SIGKILL"), graceMs);
      await alive;
      clearTimeout(timer);
    },
  };
}

/** In a process group of its own: a Ctrl-C at the terminal reaches the supervisor, which stops its children in order. */
function start({ script, args, nodeArgs, variables }: ChildSpec): ChildProcess {
  return fork(script, args, {
    env: childEnvironment(variables),
    execArgv: [...process.execArgv, ...nodeArgs],
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

const messageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("failed"), reason: z.string() }),
]);

type End = { readonly code: number | null; readonly signal: string | null; readonly reason: string | undefined };

function life(child: ChildProcess, onReady: () => void): Promise<End> {
  return new Promise((resolve) => {
    let reason: string | undefined;
    child.on("message", (raw) => {
      const message = messageSchema.safeParse(raw).data;
      if (message?.kind === "ready") onReady();
      if (message?.kind === "failed") reason = message.reason;
    });
    child.once("error", (error) => resolve({ code: null, signal: null, reason: error.message }));
    child.once("exit", (code, signal) => resolve({ code, signal, reason }));
  });
}
