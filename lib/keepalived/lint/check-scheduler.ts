import type { Finding } from "@/lib/keepalived/syntax/finding";
import type { BlockView } from "./block-view";
import { findingAt } from "./finding-at";

/** A flag of one scheduler counts only below the line that names this scheduler. */
export function checkScheduler(server: BlockView): Finding[] {
  const scheduler = server.get("lvs_sched");
  const lines = server.node.block ?? [];
  const findings = ["sh-port", "sh-fallback", "mh-port", "mh-fallback", "hashed"].flatMap((flag) => {
    const node = server.get(flag);
    if (node === null) return [];
    const wanted = flag === "hashed" ? "sh" : flag.slice(0, 2);
    if (scheduler === null || lines.indexOf(scheduler) > lines.indexOf(node)) {
      return [findingAt(node, "error", "virtual_server.flag_before_scheduler", { flag, scheduler: wanted })];
    }
    const right = scheduler.words[1] === wanted;
    return right
      ? []
      : [findingAt(node, "error", "virtual_server.flag_of_other_scheduler", { flag, scheduler: wanted })];
  });
  const none =
    scheduler === null && !server.isPartial
      ? [findingAt(server.node, "warning", "virtual_server.scheduler_missing")]
      : [];
  return [...none, ...findings];
}
