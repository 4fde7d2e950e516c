import type { Frame } from "@/lib/history/frame";
import { frameOfSnapshot } from "@/lib/history/frame-of-snapshot";
import { sampleLevel } from "@/lib/history/levels";
import type { DirectorSnapshot, KernelSettings } from "@/lib/live/snapshot";
import { buildFailure, buildSnapshot, readingOf } from "./build-snapshot";
import type { CollectorDeps } from "./collector-deps";
import type { DirectorTarget } from "./director-target";
import { addPoll, noPolls } from "./polls";
import { addReading, type Reading, ratesOf } from "./rates";
import type { SampleOptions, SampleOutcome } from "./sample-director";
import { sampleInTime } from "./sample-in-time";
import { loadSnapshot, storeSnapshot } from "./store-snapshot";
import { turnOf } from "./turn-of";

export const sampleIntervalMs = 2_000;
const slowestIntervalMs = 10_000;
/** Every two minutes what seldom changes is read as well, which costs a director as much as the sample itself. */
export const samplesForFull = 60;

/** The sampling of one director, from now until it is stopped. */
export interface DirectorLoop {
  /** Takes over a changed name or list of VIPs with the next sample. */
  retarget(target: DirectorTarget): void;
  readonly clusterId: string;
  /** The newest sample as it is stored; null = none yet. */
  readonly stored: () => DirectorSnapshot | null;
  /** Does not wait for its turn: something was changed there. One that is under way may have looked before. */
  sampleNow(): void;
  /** Resolves when a sample under way has ended; nothing is stored after that. */
  stop(): Promise<void>;
}

/**
 * Samples one director every 2 s, counted from start to start, and stores each result. The second sample comes sooner, when
 * it is this director's turn, so that those of a fleet do not come all together. Loops share nothing, so a slow or
 * dead director delays no other. Samples that fail on the director slow the loop down to one in 10 s, and the first success
 * brings it back to 2 s. One that did not get there is no burden to it, and people wait for its return.
 */
export function startDirectorLoop(deps: CollectorDeps, first: DirectorTarget): DirectorLoop {
  const stopped = new AbortController();
  const sampleOf = sampleInTime(deps, stopped.signal);
  let target = first;
  let hurried = new AbortController();
  let series: Frame["series"] = [];
  let stored: DirectorSnapshot | null = null;

  async function run(): Promise<void> {
    let readings: readonly Reading[] = [];
    let newest: DirectorSnapshot | null | undefined;
    let failures = 0;
    let isFirst = true;
    let polls = noPolls;
    let settings: KernelSettings | null = null;
    let known: Omit<SampleOptions, "isFull"> = { heads: null, form: null };
    while (!stopped.signal.aborted) {
      const startedMs = deps.monotonicMs();
      hurried = new AbortController();
      const isFull = polls.count % samplesForFull === 0;
      const outcome = await sample({ ...known, isFull });
      if (stopped.signal.aborted) return;
      const sampledAt = deps.clock();
      polls = addPoll(polls, outcome, (deps.monotonicMs() - startedMs) / 1000);
      if (outcome.kind === "sampled") {
        readings = addReading(readings, readingOf(outcome.sample, deps.monotonicMs(), readings.at(-1)));
        settings = outcome.sample.settings ?? settings;
        known = { heads: outcome.sample.heads, form: outcome.sample.form };
        const built = buildSnapshot(target, outcome.sample, sampledAt, (key) => ratesOf(readings, key));
        newest = { ...built, polls, settings };
        failures = 0;
      } else {
        newest ??= await previous();
        newest = { ...buildFailure(target, newest, outcome.problem, sampledAt), polls, settings };
        failures = outcome.problem.code === "host.unreachable" ? 0 : failures + 1;
      }
      await store(newest);
      const turn = isFirst && failures === 0 ? turnOf(target.directorId) : 1;
      isFirst = false;
      const pauseMs = intervalAfter(failures) * turn - (deps.monotonicMs() - startedMs);
      await deps.pause(Math.max(pauseMs, 0), AbortSignal.any([stopped.signal, hurried.signal]));
    }
  }

  /** A fault of our own (the database away while the host is looked up) costs one sample, never the loop. */
  async function sample(options: SampleOptions): Promise<SampleOutcome> {
    try {
      return await sampleOf(target, options);
    } catch (error) {
      deps.log.error({ err: error, directorId: target.directorId }, "sample failed");
      return { kind: "failed", problem: { code: "internal", params: {} } };
    }
  }

  /** What an earlier worker saw, so that a restart during an outage does not forget the last good figures. */
  async function previous(): Promise<DirectorSnapshot | null> {
    return await loadSnapshot(deps.database, target.directorId).catch(() => null);
  }

  /** A database that is away costs this sample; the next one is stored again. People wait for the newest, so it is first. */
  async function store(snapshot: DirectorSnapshot): Promise<void> {
    const failed = (what: string) => (error: unknown) =>
      deps.log.error({ err: error, directorId: target.directorId }, what);
    const remember = () => {
      stored = snapshot;
    };
    await storeSnapshot(deps.database, snapshot).then(remember, failed("snapshot not stored"));
    if (snapshot.status !== "ok") return;
    const frame = frameOfSnapshot(snapshot, series);
    series = frame.series;
    await deps.history.write(sampleLevel, snapshot.directorId, frame).catch(failed("sample not kept in history"));
  }

  const running = run();
  return {
    clusterId: first.clusterId,
    stored: () => stored,
    sampleNow: () => hurried.abort(),
    retarget: (changed) => {
      target = changed;
    },
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}

/** 2 s, and while attempts fail 4, 8 and then 10 s. */
export function intervalAfter(failures: number): number {
  return Math.min(sampleIntervalMs * 2 ** failures, slowestIntervalMs);
}
