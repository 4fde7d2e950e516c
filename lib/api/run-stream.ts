import type { Database } from "@/lib/db/database";
import { loadRun } from "@/lib/desired/runs/load-run";
import { encodeEvent } from "@/lib/live/sse";
import { finishedRunStates } from "@/lib/model/run/phase";
import { changeStream, type StreamOptions } from "./change-stream";

type Options = Pick<StreamOptions, "signal" | "onError"> & { readonly runId: string };

/** The body of GET /runs/{id}/events: the run as event `run` whenever it changed, and the end once it is over. */
export function runStream(database: Database, { runId, ...options }: Options): ReadableStream<Uint8Array> {
  let shown = "";
  return changeStream(database, { ...options, channel: "signalbox_run", id: runId }, async (send) => {
    const run = await loadRun(database.prisma, runId);
    const data = JSON.stringify(run);
    if (data !== shown) send(encodeEvent({ event: "run", data }));
    shown = data;
    return finishedRunStates.some((state) => state === run.state);
  });
}
