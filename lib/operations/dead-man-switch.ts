import type { PlanStep } from "@/lib/plan/model";
import type { ProgramStep } from "@/lib/shell/model";
import { quote, quoteText } from "@/lib/shell/quote";

/** One host's part in one wave of an operation. */
export type GuardedPart = { readonly operationId: string; readonly wave: string };

/** What a part leaves behind: by it the guard knows later whether the host still is as the part left it. */
export type AfterImage = {
  /** Paths of the files that it writes or removes. */
  readonly files: readonly string[];
  /** It edits the kernel's table itself, which then belongs to the image. keepalived goes on editing one of its own. */
  readonly table: boolean;
};

/** EX_NOINPUT: the guard left everything as it was, because somebody else had changed it meanwhile. */
export const skippedExitCode = 66;

/**
 * The guard of every program that carries out a plan: before its first write the host gets the undo texts of all steps
 * to come, and a timer that runs them. The worker stops the timer only when the read-back matched, so a panel that dies
 * in between leaves the old state in force without anybody's help.
 *
 * Undo texts lead to the old state from wherever the steps got to. They stay in /run until another operation comes,
 * because a worker that settles the operation of a dead one needs them. When the timer fires after a program that had
 * come to its end, they run only if the host still is as that program left it: what somebody has changed by hand since is
 * not ours to undo. Without an after-image the program was cut in the middle, and the texts run.
 *
 * With systemd the timer is a unit of its own: a process of the SSH session would die with it where logind has
 * KillUserProcesses=yes (logind.conf(5)), and OnActiveSec= counts monotonic time (systemd.timer(5)). Elsewhere it is a
 * `sleep` in a session of its own, which does not heed steps of the clock either.
 */
export function armStep(
  part: GuardedPart,
  steps: readonly PlanStep[],
  image: AfterImage,
  delaySec: number,
): ProgramStep {
  const { file, pid, unit, after, skipped } = paths(part);
  const untouched = `[ ! -r ${after} ] || [ "$(${imageText(image)})" = "$(cat ${after})" ]`;
  const unlessTouched = `if [ "\${1:-}" = timer ] && ! { ${untouched}; }; then : >${skipped}; exit 0; fi`;
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
printf %s ${quoteText(`LC_ALL=C; export LC_ALL\n${unlessTouched}\n${undo}`)} >${file}
if [ -d /run/systemd/system ] && systemd-run --quiet --collect --unit=${unit} --on-active=${delaySec}s \\
  --timer-property=AccuracySec=100ms sh -c ${quote(`rm -f ${pid}; exec sh ${file} timer`)} 2>/dev/null; then
  echo systemd >${pid}
else
  setsid sh -c ${quote(`sleep ${delaySec}; rm -f ${pid}; exec sh ${file} timer`)} </dev/null >/dev/null 2>&1 &
  echo $! >${pid}
fi`,
  };
}

/** The last step of a guarded program: how it leaves the host. */
export function afterImageStep(part: GuardedPart, image: AfterImage): ProgramStep {
  const { after } = paths(part);
  return { id: "after", script: `umask 077\n${imageText(image)} >${after}`, mayFail: true };
}

/** Missing files count as such, so a message about one belongs to the image. */
function imageText({ files, table }: AfterImage): string {
  const sums = files.length === 0 ? ":" : `sha256sum -- ${files.map(quote).join(" ")} 2>&1`;
  return `{ ${sums}; ${table ? "ipvsadm -Sn | sort" : ":"}; } | LC_ALL=C sha256sum`;
}

/**
 * Stops the timer, or fails when it has fired: with `skippedExitCode` when it then found the host changed by somebody
 * else and left it so. setsid made the timer the leader of a group, so its `sleep` goes with it.
 */
export function disarmStep(part: GuardedPart): ProgramStep {
  const { pid, unit, skipped } = paths(part);
  return {
    id: "disarm",
    script: `fired() {
  if [ -e ${skipped} ]; then echo "somebody else has changed it since"; exit ${skippedExitCode}; fi
  echo "the guard has put the old state back"; exit 1
}
[ -r ${pid} ] || fired
read -r timer <${pid}
if [ "$timer" = systemd ]; then systemctl --quiet stop ${unit}.timer || :
else kill -TERM "-$timer" 2>/dev/null || :; fi
[ -e ${pid} ] || fired
exec rm -f ${pid}`,
  };
}

/**
 * Runs the undo texts now. Nothing happens when they never came there, or when the guard has found the host changed by
 * somebody else (`skippedExitCode`).
 */
export function undoStep(part: GuardedPart): ProgramStep {
  const { file, skipped } = paths(part);
  return {
    id: "undo",
    script: `if [ -e ${skipped} ]; then echo "somebody else has changed it since"; exit ${skippedExitCode}; fi
if [ -r ${file} ]; then exec sh ${file}; fi`,
  };
}

function paths({ operationId, wave }: GuardedPart) {
  const name = `undo-${operationId}-${wave}`;
  const at = (suffix: string) => quote(`/run/signalbox/${name}.${suffix}`);
  return {
    file: at("sh"),
    pid: at("pid"),
    after: at("after"),
    skipped: at("skipped"),
    unit: quote(`signalbox-${name}`),
  };
}
