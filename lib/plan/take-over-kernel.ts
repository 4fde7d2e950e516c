import { expectedTable } from "@/lib/ipvs/expected-table";
import { planTableEdits } from "@/lib/ipvs/plan-table-edits";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { adoptedServices } from "./adopted-services";
import type { DirectorPart } from "./director-part";
import { kernelEdits } from "./kernel-edits";
import type { PlanStep } from "./model";
import { restoreScript, restoreWhatCanBe } from "./restore-script";

/** None, or one step, with its lines for `ipvsadm -R`. */
type TakeOver = { readonly steps: readonly PlanStep[]; readonly lines: readonly string[] };

/**
 * Hands services that only the kernel had over to keepalived. It adds what its new file names, passes over what is there
 * already and changes nothing of it, so the kernel gets what is wanted of them before. Should the old file come back,
 * keepalived takes them away like all that it knew: the undo, which runs after that, puts them back as they were.
 */
export function takeOverKernel({ cluster, director, observed }: DirectorPart): TakeOver {
  const keys = adoptedServices(director, observed);
  if (keys.length === 0) return { steps: [], lines: [] };
  const texts = keys.map(serviceKeyText);
  const isTaken = ({ key }: { key: (typeof keys)[number] }) => texts.includes(serviceKeyText(key));
  const { lines, undo } = kernelEdits(expectedTable(cluster).services.filter(isTaken), observed.table, keys);
  const before = planTableEdits(observed.table.services.filter(isTaken), { services: [] }, []);
  const step: PlanStep = {
    id: "take-over",
    action: "update",
    title: { code: "step.take_over", params: { services: texts.join(", ") } },
    reason: { code: "reason.take_over", params: {} },
    script: lines.length === 0 ? ":" : restoreScript(lines),
    undo: restoreWhatCanBe([...before, ...undo]),
  };
  return { steps: [step], lines };
}
