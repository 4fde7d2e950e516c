import type { DesiredService } from "./cluster";
import { findRepeats } from "./find-repeats";
import { listenerProtocol } from "./listener-protocol";
import { errorAt, type Problem } from "./problem";

/**
 * Flags belong to the scheduler. sh and mh know two, and ipvsadm does not show a third one of theirs, so it could not be
 * read back. Only UDP has packets that can do without a connection.
 */
export function checkScheduling(service: DesiredService, path: Problem["path"]): Problem[] {
  const { scheduler, schedulerFlags, onePacket, listener } = service;
  const foreign = schedulerFlags.flatMap((flag, index) => {
    const hashing = scheduler === "sh" || scheduler === "mh";
    const fits = flag.startsWith("flag-") ? !(hashing && flag === "flag-3") : flag.startsWith(`${scheduler}-`);
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
