import { mkdirSync } from "node:fs";
import path from "node:path";
import { loadAuthSecret } from "@/lib/config/auth-secret";
import type { Env } from "@/lib/config/env";
import { version } from "@/lib/config/version";
import { migrateDatabase } from "@/lib/db/migrate-database";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { ensureBuild, ensureClient } from "../ensure-build";
import { checkMasterKey } from "./check-master-key";
import { type KeptPostgres, keepPostgres } from "./keep-postgres";
import { offerSetUp } from "./offer-set-up";
import { type SupervisedChild, supervise } from "./supervise";

type Options = {
  readonly settings: Env;
  /** The checkout. */
  readonly root: string;
  /** Pages are compiled when asked for. */
  readonly dev: boolean;
  /** Aborted = stop everything. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
};

/** Web and worker may take this long to end before they are killed; with Postgres's own stop it stays below ten seconds. */
const CHILD_GRACE_MS = 7_500;

/**
 * The worker throws away as much every two seconds as lives in its memory, a few megabytes a director. On a machine with
 * much memory V8 lets that grow to four times what lives before it looks, and moves to its old generation what a larger
 * young one (MB) would have seen die: docs/decisions/0040.
 */
const nodeArgs = { web: [], worker: ["--heap-growing-percent=80", "--max-semi-space-size=32"] } as const;

/** Brings the installation up, keeps it up, and returns when `signal` has taken it down. Throws when it cannot start. */
export async function runInstallation(options: Options): Promise<void> {
  const { settings, signal } = options;
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o711 });
  const failed = new AbortController();
  const build = makeBuild(options, AbortSignal.any([signal, failed.signal]));
  const database = openDatabase(options);
  const children: SupervisedChild[] = [];
  try {
    const [{ url }] = await Promise.all([database, build]);
    if (signal.aborted) return;
    children.push(...startChildren(options, url));
    await Promise.race([Promise.all(children.map((child) => child.ready)), aborted(signal)]);
    if (!signal.aborted) await announce(options, url);
    await aborted(signal);
  } finally {
    failed.abort();
    await build.catch(() => undefined);
    await Promise.all(children.map((child) => child.stop(CHILD_GRACE_MS)));
    const opened = await database.catch(() => undefined);
    await opened?.postgres?.stop();
  }
}

async function openDatabase({ settings, say }: Options): Promise<{ url: string; postgres?: KeptPostgres }> {
  const { databaseUrl, dataDir } = settings;
  if (databaseUrl !== undefined) {
    await prepare(databaseUrl, settings);
    return { url: databaseUrl };
  }
  const postgres = await keepPostgres(path.join(dataDir, "postgres"), say);
  try {
    await prepare(postgres.url, settings);
    return { url: postgres.url, postgres };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function prepare(url: string, { role, masterKeyFile }: Env): Promise<void> {
  await migrateDatabase(url);
  if (role !== "web") await checkMasterKey(url, masterKeyFile);
  await migrateJobs(url);
}

async function makeBuild({ settings, root, dev, say }: Options, signal: AbortSignal): Promise<void> {
  if (dev || settings.role === "worker") await ensureClient(root, signal);
  else await ensureBuild({ root, distDir: settings.distDir, say, signal });
}

function startChildren({ settings, root, dev, say }: Options, url: string): SupervisedChild[] {
  const variables = {
    DATABASE_URL: url,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const child = (name: "web" | "worker") =>
    supervise({
      name,
      script: path.join(root, `bin/${name}.ts`),
      args: dev ? ["--dev"] : [],
      nodeArgs: nodeArgs[name],
      variables,
      say,
    });
  if (settings.role !== "worker") loadAuthSecret(settings.authSecretFile);
  const names = settings.role === "all" ? (["web", "worker"] as const) : ([settings.role] as const);
  return names.map(child);
}

async function announce({ settings, say }: Options, url: string): Promise<void> {
  if (settings.role === "worker") {
    say(`Signalbox ${version}: the worker is ready.`);
    return;
  }
  say(`Signalbox ${version} is ready: ${settings.publicUrl}`);
  if (settings.tls === undefined && settings.publicUrl.startsWith("http:")) {
    say("Plain HTTP. To let others in, give a certificate or put a reverse proxy in front: docs/guide/install.md");
  }
  const token = await offerSetUp(url);
  if (token === undefined) return;
  say(`Nobody has set it up yet. Open this link, which works once and until the next start:`);
  say(`  ${settings.publicUrl}/setup#token=${token}`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
