import { finishedStates, type OperationResource, operationResourceSchema } from "@/lib/api/resources/operation";
import type { Sentences } from "../sentences";
import type { Terminal } from "../terminal";
import type { PanelClient } from "./panel-client";
import { createProgressLine } from "./progress-line";

/** Long enough to be told at once, short enough that the countdown moves. */
const lookEvery = "2s";

type Watching = {
  readonly terminal: Terminal;
  readonly say: Sentences;
  readonly name: string;
  /** Also the end of the wait, though the operation goes on. */
  readonly until?: OperationResource["state"];
};

/** Follows an operation to its end, telling how it goes on standard error. */
export async function waitForEnd(
  panel: PanelClient,
  operation: OperationResource,
  { terminal, say, name, until }: Watching,
): Promise<OperationResource> {
  const progress = createProgressLine(terminal);
  let now = operation;
  try {
    while (!isFinished(now) && now.state !== until) {
      progress.show(progressText(now, name, say));
      now = await panel.get(`/operations/${operation.id}?wait=${lookEvery}`, operationResourceSchema);
    }
    return now;
  } finally {
    progress.end();
  }
}

function isFinished({ state }: OperationResource): boolean {
  return finishedStates.some((finished) => finished === state);
}

function progressText({ state, drain, drainBy, confirmBy }: OperationResource, name: string, say: Sentences): string {
  if (state === "awaiting_confirmation")
    return say("wait.confirmation", { name, until: confirmBy?.slice(11, 19) ?? "" });
  if (state !== "draining" || drain === null)
    return say(`wait.${state === "queued" ? "queued" : "applying"}`, { name });
  const unsampled = drain.directors.filter(({ fresh }) => !fresh).map((director) => director.name);
  const active = drain.directors.reduce((sum, director) => sum + director.active, 0);
  const inactive = drain.directors.reduce((sum, director) => sum + director.inactive, 0);
  if (unsampled.length > 0) return say("wait.unsampled", { name, directors: unsampled.join(", ") });
  return say("wait.draining", { name, active, inactive, until: drainBy === null ? "" : drainBy.slice(11, 19) });
}
