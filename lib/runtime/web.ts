import { type Auth, createAuth } from "@/lib/access/auth";
import { loadAuthSecret } from "@/lib/config/auth-secret";
import { type Env, env } from "@/lib/config/env";
import { createDatabase } from "@/lib/db/create-database";
import type { Database } from "@/lib/db/database";
import { type HistoryStore, openHistory } from "@/lib/history/history-store";
import { type LiveHub, startHub } from "@/lib/live/hub";
import { createLog, type Log } from "@/lib/log/log";

/** What pages and route handlers work with. None of it holds a key to a host. */
export type WebServices = {
  readonly env: Env;
  readonly log: Log;
  readonly database: Database;
  readonly auth: Auth;
  readonly history: HistoryStore;
  /** Started by the first who asks; one for all browsers of this process. */
  liveHub(): Promise<LiveHub>;
  close(): Promise<void>;
};

declare global {
  // Next bundles pages and routes apart, so a module variable would exist more than once in this process.
  var signalboxWebServices: WebServices | undefined;
}

/** The services of this web process, made by the first call. Never call it while a module loads: `next build` does that. */
export function getServices(): WebServices {
  globalThis.signalboxWebServices ??= createServices(env());
  return globalThis.signalboxWebServices;
}

/** For the end of the process; the next `getServices` would begin anew. */
export async function closeServices(): Promise<void> {
  const services = globalThis.signalboxWebServices;
  globalThis.signalboxWebServices = undefined;
  await services?.close();
}

function createServices(settings: Env): WebServices {
  if (settings.databaseUrl === undefined) throw new Error("web needs DATABASE_URL; `npm start` sets it");
  const log = createLog("web", settings.logLevel);
  const database = createDatabase(settings.databaseUrl, { applicationName: "signalbox web" });
  const secret = loadAuthSecret(settings.authSecretFile);
  let hub: Promise<LiveHub> | undefined;
  return {
    env: settings,
    log,
    database,
    auth: createAuth({ prisma: database.prisma, secret, publicUrl: settings.publicUrl }),
    history: openHistory(database),
    liveHub() {
      hub ??= startHub(database, log).catch((error: unknown) => {
        // The database was away: the next browser that asks tries again.
        hub = undefined;
        throw error;
      });
      return hub;
    },
    async close() {
      const running = await hub?.catch(() => undefined);
      await running?.close();
      await database.close();
    },
  };
}
