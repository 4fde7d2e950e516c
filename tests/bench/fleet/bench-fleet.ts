import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import { createDatabase } from "@/lib/db/create-database";
import type { Database } from "@/lib/db/database";
import { type EmbeddedPostgres, startPostgres } from "@/lib/db/embedded/start-postgres";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";
import { countSamples } from "./count-samples";
import { directorTexts } from "./director-texts";
import type { FleetMeasurement } from "./fleet-measurement";
import type { FleetSize } from "./fleet-size";
import { gawkSec } from "./gawk-sec";
import { findChild, type ProcessCosts, processCosts } from "./process-costs";
import { seedFleet } from "./seed-fleet";
import { simulatedFleetSchema } from "./simulated-fleet";
import { viewersSawSchema } from "./viewers-task";

export type FleetTask = FleetSize & {
  readonly viewers: number;
  /** How long the fleet is watched once it runs. */
  readonly seconds: number;
};

/** So many of the viewers read what they get. */
const readers = 20;

const readyTimeoutMs = 120_000;

/**
 * The whole panel with a fleet: the real worker, web in its production build and Postgres, against SSH servers that
 * answer as directors, with people who look at it. Everything is on this machine, and each part's time is its own.
 */
export class FleetBench {
  readonly #folder = mkdtempSync(path.join(tmpdir(), "signalbox-fleet-"));
  readonly #children: ChildProcess[] = [];
  #postgres: EmbeddedPostgres | undefined;
  #panel: Panel | undefined;
  #database: Database | undefined;

  async run(task: FleetTask): Promise<FleetMeasurement> {
    const simulator = this.#fork("simulator.ts");
    const fleet = await ask(simulator, task, simulatedFleetSchema);
    const postgres = await startPostgres({ directory: path.join(this.#folder, "postgres") });
    this.#postgres = postgres;
    const panel = await startPanel({ env: { ...process.env, DATABASE_URL: postgres.url } });
    this.#panel = panel;
    const database = createDatabase(postgres.url, { poolSize: 2 });
    this.#database = database;
    const clusterIds = await seedFleet(database, task, fleet);
    const viewers = await this.#openViewers(panel, task, clusterIds);
    await until(async () => (await database.prisma.liveSnapshot.count()) === task.directors);
    // Rates, layouts and connections are there after some samples; what follows is what goes on all day.
    await delay(10_000);

    const parts = {
      worker: findChild(panel.pid, "bin/worker.ts"),
      web: findChild(panel.pid, "bin/web.ts"),
      postgres: postgres.pid,
      simulator: simulator.pid ?? 0,
    };
    viewers.send("begin");
    const from = new Date();
    const before = costsOf(parts);
    await delay(task.seconds * 1000);
    const after = costsOf(parts);
    const to = new Date();
    const seconds = (to.getTime() - from.getTime()) / 1000;
    const saw = await ask(viewers, "end", viewersSawSchema);
    const counted = await countSamples(database, from, to);
    const cores = (part: keyof Parts<unknown>) => (after[part].cpuSec - before[part].cpuSec) / seconds;
    return {
      ...task,
      seconds,
      samples: counted.samples,
      missed: counted.missed,
      alerts: await database.prisma.alert.count({ where: { openKey: { not: null } } }),
      events: saw.events,
      faults: saw.faults,
      lagP50Ms: saw.p50Ms,
      lagP95Ms: saw.p95Ms,
      workerCores: cores("worker"),
      webCores: cores("web"),
      postgresCores: cores("postgres"),
      simulatorCores: cores("simulator"),
      workerBytes: after.worker.rssBytes,
      webBytes: after.web.rssBytes,
      gawkCores: ((await this.#gawkSecPerSample(task)) * counted.samples) / seconds,
    };
  }

  /** Leaves nothing running, at whatever point the run has come to. */
  async stop(): Promise<void> {
    for (const child of this.#children) child.kill();
    await this.#database?.close();
    await this.#panel?.stop();
    await this.#postgres?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #openViewers(panel: Panel, task: FleetTask, clusterIds: readonly string[]): Promise<ChildProcess> {
    const api = new PanelApi(panel.origin);
    await api.setUp(await panel.setupToken(), {
      name: "Bench",
      email: "bench@example.org",
      password: "bench of a fleet",
    });
    const viewers = this.#fork("viewers.ts");
    const urls = Array.from({ length: task.viewers }, (_, index) => {
      return `${panel.origin}/api/live?deltas=1&cluster=${clusterIds[index % clusterIds.length]}`;
    });
    viewers.send({ urls, cookie: api.cookie, readers });
    return viewers;
  }

  async #gawkSecPerSample(size: FleetSize): Promise<number> {
    const texts = directorTexts(0, size);
    const file = path.join(this.#folder, "sample");
    writeFileSync(file, texts.outputOf("sample") ?? "");
    return await gawkSec(file);
  }

  #fork(name: string): ChildProcess {
    const child = fork(path.join(import.meta.dirname, name), { execArgv: ["--import", "tsx"] });
    this.#children.push(child);
    return child;
  }
}

/** The child's next message, which is its answer. */
async function ask<T>(child: ChildProcess, question: FleetSize | string, schema: z.ZodType<T>): Promise<T> {
  const answer = once(child, "message");
  child.send(question);
  return schema.parse((await answer)[0]);
}

async function until(isReached: () => Promise<boolean>): Promise<void> {
  for (const startedMs = Date.now(); !(await isReached()); await delay(500)) {
    if (Date.now() - startedMs > readyTimeoutMs) throw new Error("the fleet was not sampled in time");
  }
}

type Parts<T> = { readonly worker: T; readonly web: T; readonly postgres: T; readonly simulator: T };

function costsOf({ worker, web, postgres, simulator }: Parts<number>): Parts<ProcessCosts> {
  return {
    worker: processCosts(worker),
    web: processCosts(web),
    postgres: processCosts(postgres),
    simulator: processCosts(simulator),
  };
}
