import { assert } from "@/lib/model/assert";
import { frame } from "./frame";
import type { Program, ProgramStep } from "./model";
import { quoteText } from "./quote";

/**
 * Renders a program for the stdin of a kept POSIX shell (`LC_ALL=C exec sh -s`; dash, busybox ash, bash). When the
 * trailer has been printed the shell is ready for the next program.
 *
 * What a step may rely on:
 * - It runs under `set -eu` in a subshell of its own: the first failing command ends it with that command's status, as
 *   does `exit`; variables, the folder and traps do not reach other steps, and nothing reaches the kept shell. As
 *   always, `set -e` does not see failures inside `if`, `while`, `!`, `&&` and `||`, nor left of a pipe.
 * - Its stdin is /dev/null, and it may contain here-documents.
 * - stdout and stderr go to the channel together, as they are written. A step that leaves a process behind sends that
 *   process's output elsewhere: between two steps it would make the outcome unknown.
 * - A last command that is a program may be written `exec PROGRAM`, which saves a fork (10 ms on a lab director).
 * - A syntax error in a step is that step's failure (status 2) and nobody else's.
 *
 * A step with `inKeptShell` has its stdin and output in the same way, and nothing else of this.
 *
 * The whole text is one compound command. A shell parses that to its end before it runs any of it, so a program whose
 * upload was cut short does nothing at all.
 *
 * `nonce` is new for every program and unpredictable: letters and digits, at least 16.
 */
export function renderProgram(program: Program, nonce: string): string {
  assert(/^[A-Za-z0-9]{16,64}$/.test(nonce), "a nonce is 16 to 64 letters and digits");
  assertSteps(program);
  return `{
LC_ALL=C; export LC_ALL
signalbox_code=0
${program.steps.map((step) => renderStep(step, nonce)).join("")}printf '${frame.done(nonce, "%s")}\\n' "$signalbox_code"
}
`;
}

function assertSteps(program: Program): void {
  const ids = program.steps.map((step) => step.id);
  assert(
    ids.every((id) => /^[a-z0-9.-]+$/.test(id)),
    "a step's id is made of a-z, 0-9, dot and dash",
  );
  assert(new Set(ids).size === ids.length, "the ids of a program's steps differ");
}

/** The `if` only guards: commands in its body are not in a tested context, so `set -e` stays alive in the step. */
function renderStep(step: ProgramStep, nonce: string): string {
  const failure = step.mayFail === true ? "" : "; signalbox_code=$signalbox_status";
  return `if [ "$signalbox_code" -eq 0 ]; then
printf '${frame.begin(nonce, step.id)}\\n'
${renderScript(step)}
signalbox_status=$?
printf '\\n${frame.end(nonce, step.id, "%s")}\\n' "$signalbox_status"${failure}
fi
`;
}

function renderScript({ script, inKeptShell }: ProgramStep): string {
  const evaluated = `eval ${quoteText(script)}`;
  return inKeptShell === true ? `{ ${evaluated}; } </dev/null 2>&1` : `( exec </dev/null 2>&1; set -eu; ${evaluated} )`;
}
