import type { DesiredService } from "./cluster";
import { findRepeats } from "./find-repeats";
import { listenerProtocol } from "./listener-protocol";
import { errorAt, type Problem } from "./problem";

/** Flags belong to the scheduler; only UDP has packets that can do without a connection. */
export function checkScheduling(service: DesiredService, path: Problem["path"]): Problem[] {
  const { scheduler, schedulerFlags, onePacket, listener } = service;
  const foreign = schedulerFlags.flatMap((flag, index) => {
    const [owner] = flag.split("-");
    const fits = owner === "flag" || owner === scheduler;
    return fits ? [] : [errorAt([...path, "schedulerFlags", index], "scheduler.flag", { flag, scheduler })];
  });
  const repeats = findRepeats(schedulerFlags, (flag) => flag).map(([index]) =>
    errorAt([...path, "schedulerFlags", index], "scheduler.flag_twice"),
  );
  const protocol = listenerProtocol(listener);
  const connected = onePacket && protocol !== null && protocol !== "UDP";
  return [
    ...foreign,
    ...repeats,
    ...(connected ? [errorAt([...path, "onePacket"], "service.one_packet", { protocol })] : []),
  ];
}
