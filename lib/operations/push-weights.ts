import type { ProgramOutcome } from "@/lib/hosts/port";
import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsDestination, IpvsTable } from "@/lib/ipvs/model";
import { parseSave } from "@/lib/ipvs/parse-save";
import type { DesiredDirector } from "@/lib/model/cluster";
import type { ServiceKey } from "@/lib/model/service-key";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { checkedServices } from "@/lib/plan/checked-services";
import { type Difference, tableDifferences } from "@/lib/plan/differences";
import type { Sentence } from "@/lib/plan/model";
import type { ProgramStep } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import { allEnded } from "./all-ended";
import { fencedExitCode, fenceStep } from "./fence";
import { holdSettings } from "./hold-settings";
import { type GuardedLine, weightEdits } from "./weight-edits";
import { cutTable, onlyTouched, touchedTable, type WeightPush } from "./weight-push";

/** Between what -R said and the table. */
const marker = "-- table --";

export type KernelPart = { readonly director: DesiredDirector } & (
  | { readonly kind: "equal"; readonly warnings: readonly Difference[] }
  | { readonly kind: "failed" | "unknown"; readonly problem: Sentence }
);

/**
 * Puts the weights into the kernels of all directors at the same time, each by one program with one `ipvsadm -R` and one
 * `ipvsadm -Sn`, and compares what was read back; without those that keepalived's file lets in afterwards. A refused line, or a silent one, is found by the comparison.
 */
export async function pushWeights(whole: WeightPush): Promise<KernelPart[]> {
  const push = { ...whole, destinationIds: new Set([...whole.destinationIds].filter((id) => !whole.byFile.has(id))) };
  const { directors } = push.model;
  const numbers = await push.journal.start(
    directors.map(({ hostId, name }) => ({
      hostId,
      hostName: name,
      wave: "kernel",
      title: { code: "step.weights", params: { count: whole.destinationIds.size } },
    })),
  );
  const step = kernelStep(push);
  const parts = await allEnded(
    directors.map(async (director, index) => {
      const outcome = await push.deps.hosts.run(director.hostId, "operation", { steps: [step] });
      return { part: readPart(push, director, outcome), output: outputOf(outcome), seq: numbers[index] ?? 0 };
    }),
  );
  const kernelReadAt = push.deps.clock();
  const allRead = whole.byFile.size === 0 && parts.every(({ part }) => part.kind === "equal");
  // Whoever waits for the kernel is told first; the journal's rows follow.
  await push.journal.progress({ state: "verifying", ...(allRead ? { kernelReadAt } : {}) });
  await push.journal.finish(
    parts.map(({ part, output, seq }) => ({
      seq,
      output,
      state: part.kind === "equal" ? "done" : part.kind === "unknown" ? "unknown" : "failed",
    })),
  );
  return parts.map(({ part }) => part);
}

/**
 * One step, because each costs a process; the fence is its first lines. A destination that keepalived took out for its
 * failing check is refused by the kernel ("No such destination"), stays out, and gets the weight from the file later. One
 * that keepalived set to weight 0 instead would be let in again by a weight, so it is left out here where it has 0.
 */
function kernelStep({ fence, ...push }: WeightPush): ProgramStep {
  const { lines, guarded } = weightEdits(push);
  const settings = holdSettings(push);
  return {
    id: "kernel",
    script: `${fenceStep(fence.clusterId, fence.epoch).script}
${settings}${restore(lines, guarded)}
echo '${marker}'
exec ipvsadm -Sn`,
  };
}

/** Without a guard it is one process; with one the table is read first. */
function restore(lines: readonly string[], guarded: readonly GuardedLine[]): string {
  if (guarded.length === 0) return `ipvsadm -R <<'RULES' 2>&1 || :\n${lines.join("\n")}\nRULES`;
  const cases = guarded.map(
    ({ line, unless }) => `case $table in *${quote(unless)}*) ;; *) printf '%s\\n' ${quote(line)} ;; esac`,
  );
  return `table=$(ipvsadm -Sn) || :
{
${[...lines.map((line) => `printf '%s\\n' ${quote(line)}`), ...cases].join("\n")}
} | ipvsadm -R 2>&1 || :`;
}

/** For people: what -R said, if anything, and the table. */
function outputOf(outcome: ProgramOutcome): string {
  const output = outcome.kind === "completed" ? (outcome.steps[0]?.output ?? "") : "";
  return output.replace(`${marker}\n`, "");
}

function readPart(push: WeightPush, director: DesiredDirector, outcome: ProgramOutcome): KernelPart {
  const params = { host: director.name };
  if (outcome.kind !== "completed") {
    const kind = outcome.kind === "unknown" ? "unknown" : "failed";
    return {
      director,
      kind,
      problem: { code: outcome.problem.code, params: { ...params, ...outcome.problem.params } },
    };
  }
  const [result] = outcome.steps;
  if (result?.exitCode === fencedExitCode)
    return { director, kind: "failed", problem: { code: "operation.busy", params } };
  const table = tableAfterMarker(result?.output ?? "");
  if (result?.exitCode !== 0 || table === null) {
    return { director, kind: "failed", problem: { code: "host.program_failed", params } };
  }
  const found = touchedDifferences(push, table);
  if (found.some(({ severity }) => severity === "error")) {
    return { director, kind: "failed", problem: { code: "host.read_back_differs", params } };
  }
  return { director, kind: "equal", warnings: found };
}

function tableAfterMarker(output: string): IpvsTable | null {
  const start = output.indexOf(marker);
  if (start < 0) return null;
  const read = parseSave(output.slice(start + marker.length));
  return read.ok ? read.value : null;
}

/** Differences of the touched destinations alone. */
export function touchedDifferences(push: Pick<WeightPush, "model" | "destinationIds">, table: IpvsTable): Difference[] {
  const touched = touchedTable(push);
  const wrong = tableDifferences(
    { table: touched, checkedServices: checkedServices(push.model), absent: [] },
    { table: onlyTouched(table, touched) },
  );
  return [...wrong, ...notCut(push, table)];
}

/** Destinations that are cut and are there all the same. */
function notCut(push: Pick<WeightPush, "model" | "destinationIds">, table: IpvsTable): Difference[] {
  const present = new Set(
    table.services.flatMap(({ key, destinations }) => destinations.map((one) => placeOf(key, one))),
  );
  return cutTable(push).services.flatMap(({ key, destinations }) =>
    destinations
      .filter((destination) => present.has(placeOf(key, destination)))
      .map((destination) => {
        const params = { service: serviceKeyText(key), destination: destinationKeyText(destination) };
        return { code: "difference.destination_unexpected", params, severity: "error" };
      }),
  );
}

function placeOf(key: ServiceKey, destination: IpvsDestination): string {
  return `${serviceKeyText(key)} ${destinationKeyText(destination)}`;
}
