import type { InspectionAnswer, InspectionQuestion } from "@/lib/api/resources/inspection";
import { inspectionQuestionSchema } from "@/lib/api/resources/inspection";
import type { HostProblem } from "@/lib/hosts/port";
import { countConnectionsScript } from "@/lib/ipvs/connections/count-connections-script";
import { parseConnectionCount } from "@/lib/ipvs/connections/parse-connection-count";
import { connectionScope } from "./connection-scope";
import type { InspectDeps } from "./deps";
import { logScript } from "./log-script";
import { presentCount } from "./present-count";
import { readLog } from "./read-log";

type Outcome =
  | { readonly state: "ready"; readonly answer: InspectionAnswer }
  | {
      readonly state: "failed";
      readonly problem: HostProblem | typeof unreadable;
    };

/** The program failed on the director, or printed something else. */
const unreadable = { code: "inspection.unreadable", params: {} } as const;

/** What a person waits for; the scripts end by themselves before. */
const timeoutMs = 10_000;
const maxOutputBytes = 262_144;

/**
 * Looks up on a director what was asked, by a program that changes nothing, in a lane of its own: neither samples nor
 * operations wait for it. Does nothing when it is answered already.
 */
export async function answerInspection(deps: InspectDeps, inspectionId: string): Promise<void> {
  const row = await deps.database.prisma.inspection.findUnique({
    where: { id: inspectionId },
    include: { director: { select: { id: true, hostId: true } } },
  });
  if (row?.state !== "pending") return;
  const question = inspectionQuestionSchema.parse(row.question);
  const outcome = await lookUp(deps, row.director, question);
  await deps.database.transaction(async (tx) => {
    await tx.inspection.updateMany({
      where: { id: inspectionId, state: "pending" },
      data: { ...outcome, readAt: deps.clock() },
    });
    await deps.database.notify(tx, "signalbox_inspection", inspectionId);
  });
}

type InspectedDirector = { readonly id: string; readonly hostId: string };

async function lookUp(deps: InspectDeps, director: InspectedDirector, question: InspectionQuestion): Promise<Outcome> {
  const script =
    question.kind === "log"
      ? logScript(question.log)
      : countConnectionsScript(await connectionScope(deps, director.id, question));
  const limits = { timeoutMs, maxOutputBytes };
  const ran = await deps.hosts.run(director.hostId, "inspection", { steps: [{ id: "look", script }] }, limits);
  if (ran.kind !== "completed") return { state: "failed", problem: ran.problem };
  const [step] = ran.steps;
  const answer = step?.exitCode === 0 ? readAnswer(question, step.output) : null;
  if (answer !== null) return { state: "ready", answer };
  return { state: "failed", problem: unreadable };
}

function readAnswer({ kind }: InspectionQuestion, output: string): InspectionAnswer | null {
  if (kind === "log") {
    const { source, lines } = readLog(output);
    return { kind, source, lines: [...lines] };
  }
  const count = parseConnectionCount(output);
  return count === null ? null : { kind, ...presentCount(count) };
}
