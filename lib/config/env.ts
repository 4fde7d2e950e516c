import { hostname } from "node:os";
import path from "node:path";
import { z } from "zod";
import { ConfigError, type ConfigFault } from "./config-error";
import type { HistoryKeep } from "./history-keep";
import { type VariableName, variables } from "./variables";

/** The settings of this process. Paths are absolute; nothing here is secret except `databaseUrl`. */
export type Env = {
  readonly dataDir: string;
  /** Undefined = the embedded Postgres (`start` hands its URL to web and worker as DATABASE_URL). */
  readonly databaseUrl: string | undefined;
  readonly role: "all" | "web" | "worker";
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Origin people type, without a final slash. */
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  /** Networks that are not public and to which notifications may go all the same. */
  readonly notifyNetworks: readonly string[];
  readonly masterKeyFile: string;
  readonly authSecretFile: string;
  /** Folder of the production build, relative to the checkout. */
  readonly distDir: string;
  readonly history: HistoryKeep;
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
};

let current: Env | undefined;

/**
 * The environment of this process, read once. It needs no database, so that `next build` may load modules that call it.
 * Throws ConfigError with every fault at once.
 */
export function env(): Env {
  current ??= parseEnv(process.env);
  return current;
}

/** Turns variables into settings. An empty value counts as left out, as in `SIGNALBOX_TLS_KEY= npm start`. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given: Given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  const invalid = parsed.error?.issues.map((issue) => ({ name: issue.path.join("."), remedy: issue.message })) ?? [];
  const faults = [...invalid, ...contradictions(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return settingsFrom(parsed.data);
}

const envSchema = z.object({
  DATA_DIR: variables.DATA_DIR.schema,
  DATABASE_URL: variables.DATABASE_URL.schema,
  SIGNALBOX_ROLE: variables.SIGNALBOX_ROLE.schema,
  SIGNALBOX_HOST: variables.SIGNALBOX_HOST.schema,
  SIGNALBOX_PORT: variables.SIGNALBOX_PORT.schema,
  PORT: variables.PORT.schema,
  SIGNALBOX_TLS_CERT: variables.SIGNALBOX_TLS_CERT.schema,
  SIGNALBOX_TLS_KEY: variables.SIGNALBOX_TLS_KEY.schema,
  SIGNALBOX_PUBLIC_URL: variables.SIGNALBOX_PUBLIC_URL.schema,
  SIGNALBOX_TRUSTED_PROXIES: variables.SIGNALBOX_TRUSTED_PROXIES.schema,
  SIGNALBOX_NOTIFY_NETWORKS: variables.SIGNALBOX_NOTIFY_NETWORKS.schema,
  SIGNALBOX_MASTER_KEY_FILE: variables.SIGNALBOX_MASTER_KEY_FILE.schema,
  SIGNALBOX_AUTH_SECRET_FILE: variables.SIGNALBOX_AUTH_SECRET_FILE.schema,
  SIGNALBOX_HISTORY: variables.SIGNALBOX_HISTORY.schema,
  LOG_LEVEL: variables.LOG_LEVEL.schema,
  SIGNALBOX_DIST_DIR: variables.SIGNALBOX_DIST_DIR.schema,
} satisfies Record<VariableName, z.ZodType>);

type Given = Readonly<Partial<Record<string, string>>>;

/** What no single variable can show. Checked on the raw text, so that it is reported beside faults of single values. */
function contradictions(given: Given): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const { SIGNALBOX_TLS_CERT: cert, SIGNALBOX_TLS_KEY: key, SIGNALBOX_ROLE: role, DATABASE_URL: url } = given;
  if ((cert === undefined) !== (key === undefined)) {
    const name = cert === undefined ? "SIGNALBOX_TLS_CERT" : "SIGNALBOX_TLS_KEY";
    faults.push({ name, remedy: "give the certificate and its private key, or neither of them" });
  }
  // The embedded Postgres belongs to one start; two halves started apart must share a server.
  if ((role === "web" || role === "worker") && url === undefined) {
    const remedy = `SIGNALBOX_ROLE=${role} runs one half only: give the database that both halves share`;
    faults.push({ name: "DATABASE_URL", remedy });
  }
  return faults;
}

function settingsFrom(given: z.output<typeof envSchema>): Env {
  const dataDir = path.resolve(given.DATA_DIR);
  const port = given.SIGNALBOX_PORT ?? given.PORT ?? 3000;
  const tls =
    given.SIGNALBOX_TLS_CERT === undefined || given.SIGNALBOX_TLS_KEY === undefined
      ? undefined
      : { certFile: path.resolve(given.SIGNALBOX_TLS_CERT), keyFile: path.resolve(given.SIGNALBOX_TLS_KEY) };
  return {
    dataDir,
    databaseUrl: given.DATABASE_URL,
    role: given.SIGNALBOX_ROLE,
    host: given.SIGNALBOX_HOST,
    port,
    tls,
    publicUrl: given.SIGNALBOX_PUBLIC_URL ?? originOf(tls !== undefined, given.SIGNALBOX_HOST, port),
    trustedProxies: given.SIGNALBOX_TRUSTED_PROXIES ?? [],
    notifyNetworks: given.SIGNALBOX_NOTIFY_NETWORKS ?? [],
    masterKeyFile: path.resolve(
      /* turbopackIgnore: true */ given.SIGNALBOX_MASTER_KEY_FILE ?? path.join(dataDir, "worker/master.key"),
    ),
    authSecretFile: path.resolve(
      /* turbopackIgnore: true */ given.SIGNALBOX_AUTH_SECRET_FILE ?? path.join(dataDir, "web/auth.secret"),
    ),
    distDir: given.SIGNALBOX_DIST_DIR,
    history: given.SIGNALBOX_HISTORY,
    logLevel: given.LOG_LEVEL,
  };
}

function originOf(secure: boolean, host: string, port: number): string {
  // Nobody can type the wildcard address; the machine's name is the best guess.
  const reachable = host === "0.0.0.0" || host === "::" ? hostname() : host;
  const name = reachable.includes(":") ? `[${reachable}]` : reachable;
  return new URL(`${secure ? "https" : "http"}://${name}:${port}`).origin;
}
