import { loadRun } from "@/lib/desired/runs/load-run";
import { finishedRunStates } from "@/lib/model/run/phase";
import type { WebServices } from "@/lib/runtime/web";
import { acceptedRun } from "./reply";
import type { RunResource } from "./resources/run";
import { waitFor } from "./wait-for";

type Wait = { readonly waitMs: number; readonly signal: AbortSignal };

/** 202 with the run as it is now, or as it is when the wait is over. */
export async function runReply(services: WebServices, id: string, wait?: Wait): Promise<Response> {
  return acceptedRun(await waitForRun(services, id, wait ?? { waitMs: 0, signal: AbortSignal.abort() }));
}

/** The run once it is over, or as it is when the time is. */
export async function waitForRun({ database }: WebServices, id: string, wait: Wait): Promise<RunResource> {
  return await waitFor(database, {
    ...{ channel: "signalbox_run", id, ...wait },
    read: () => loadRun(database.prisma, id),
    done: ({ state }) => finishedRunStates.some((finished) => finished === state),
  });
}
