import type { CreateRun } from "@/lib/api/resources/run";
import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import type { RunSelection, RunTarget } from "@/lib/model/run/script";

/** What a run is to be about, and where in the request each of them was named. */
export type ChosenTarget = RunTarget & { readonly path: readonly (string | number)[]; readonly batch: number };

/** The targets of a request in their order, each once. Throws `input.invalid`. */
export async function chosenTargets(tx: Tx, body: CreateRun): Promise<ChosenTarget[]> {
  const chosen = await listed(tx, body);
  const problems = chosen.flatMap(({ id, path }, index) =>
    chosen.findIndex((one) => one.id === id) < index ? [errorAt(path, "run.repeated_target")] : [],
  );
  if (problems.length > 0) throw new AppError("input.invalid", { problems });
  return chosen;
}

async function listed(tx: Tx, body: CreateRun): Promise<ChosenTarget[]> {
  switch (body.kind) {
    case "ramp":
      return [{ ...body.target, path: ["target"], batch: 0 }];
    case "rolling":
      return body.realServerIds.map((id, index) => {
        return { kind: "realServer", id, path: ["realServerIds", index], batch: Math.floor(index / body.batchSize) };
      });
    case "bulk": {
      const { targets, selection } = body;
      if ((targets === undefined) === (selection === undefined)) throw invalid("run.targets_or_selection");
      if (body.verb === "weight" && body.weight === null) throw invalid("run.weight_missing", ["weight"]);
      const all = targets ?? (await selected(tx, selection));
      if (all.length === 0 || all.length > mostSelected) throw invalid("run.targets");
      return all.map((target, index) => ({ ...target, path: ["targets", index], batch: index }));
    }
  }
}

/** As many as can be named one by one. */
const mostSelected = 500;

function invalid(code: string, path = ["targets"]): AppError {
  return new AppError("input.invalid", { problems: [errorAt(path, code)] });
}

async function selected(tx: Tx, selection: RunSelection | undefined): Promise<RunTarget[]> {
  if (selection === undefined) return [];
  const { clusterId, of: kind, text, tag } = selection;
  const tagged = tag === null ? {} : { tags: { has: tag } };
  const has = (words: readonly string[]) => words.some((word) => word.toLowerCase().includes(text.toLowerCase()));
  if (kind === "realServer") {
    const rows = await tx.realServer.findMany({ where: { clusterId, ...tagged }, orderBy: { name: "asc" } });
    return rows.filter(({ name, address }) => has([name, address])).map(({ id }) => ({ kind, id }));
  }
  const rows = await tx.destination.findMany({
    where: { service: { clusterId }, realServer: tagged },
    include: { service: { select: { name: true } }, realServer: { select: { name: true, address: true } } },
    orderBy: [{ service: { name: "asc" } }, { realServer: { name: "asc" } }, { port: "asc" }],
  });
  return rows
    .filter(({ service, realServer, port }) => has([service.name, realServer.name, `${realServer.address}:${port}`]))
    .map(({ id }) => ({ kind, id }));
}
