import type { PlanStep } from "@/lib/plan/model";
import type { ProgramStep } from "@/lib/shell/model";
import { quote, quoteText } from "@/lib/shell/quote";

/** One host's part in one wave of an operation. */
export type GuardedPart = { readonly operationId: string; readonly wave: string };

/**
 * The guard of every program that carries out a plan: before its first write the host gets the undo texts of all steps
 * to come, and a timer that runs them. The worker stops the timer only when the read-back matched, so a panel that dies
 * in between leaves the old state in force without anybody's help.
 *
 * Undo texts lead to the old state from wherever the steps got to. They stay in /run until another operation comes,
 * because a worker that settles the operation of a dead one needs them.
 *
 * With systemd the timer is a unit of its own: a process of the SSH session would die with it where logind has
 * KillUserProcesses=yes (logind.conf(5)), and OnActiveSec= counts monotonic time (systemd.timer(5)). Elsewhere it is a
 * `sleep` in a session of its own, which does not heed steps of the clock either.
 */
export function armStep(part: GuardedPart, steps: readonly PlanStep[], delaySec: number): ProgramStep {
  const { file, pid, unit } = paths(part);
  const undo = steps
    .map(({ undo: text }) => text)
    .filter((text) => text !== "")
    .reverse()
    .map((text) => `(\nset -eu\n${text}\n) || :\n`)
    .join("");
  return {
    id: "arm",
    script: `umask 077
for old in /run/signalbox/undo-*; do
  case $old in *${part.operationId}*) ;; *) [ ! -e "$old" ] || rm -f "$old" ;; esac
done
printf %s ${quoteText(`LC_ALL=C; export LC_ALL\n${undo}`)} >${file}
if [ -d /run/systemd/system ] && systemd-run --quiet --collect --unit=${unit} --on-active=${delaySec}s \\
  --timer-property=AccuracySec=100ms sh -c ${quote(`rm -f ${pid}; exec sh ${file}`)} 2>/dev/null; then
  echo systemd >${pid}
else
  setsid sh -c ${quote(`sleep ${delaySec}; rm -f ${pid}; exec sh ${file}`)} </dev/null >/dev/null 2>&1 &
  echo $! >${pid}
fi`,
  };
}

/**
 * Stops the timer, or fails when it has fired. setsid made the timer the leader of a group, so its `sleep` goes with it.
 */
export function disarmStep(part: GuardedPart): ProgramStep {
  const { pid, unit } = paths(part);
  return {
    id: "disarm",
    script: `if [ ! -r ${pid} ]; then echo "the guard has put the old state back"; exit 1; fi
read -r timer <${pid}
if [ "$timer" = systemd ]; then systemctl --quiet stop ${unit}.timer || :
else kill -TERM "-$timer" 2>/dev/null || :; fi
if [ ! -e ${pid} ]; then echo "the guard has put the old state back"; exit 1; fi
exec rm -f ${pid}`,
  };
}

/** Runs the undo texts now. Nothing happens when they never came there. */
export function undoStep(part: GuardedPart): ProgramStep {
  const { file } = paths(part);
  return { id: "undo", script: `if [ -r ${file} ]; then exec sh ${file}; fi` };
}

function paths({ operationId, wave }: GuardedPart): { file: string; pid: string; unit: string } {
  const name = `undo-${operationId}-${wave}`;
  const base = `/run/signalbox/${name}`;
  return { file: quote(`${base}.sh`), pid: quote(`${base}.pid`), unit: quote(`signalbox-${name}`) };
}
