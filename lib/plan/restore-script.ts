/**
 * Hands lines to one `ipvsadm -R`. It goes on after a line that the kernel refuses and ends with the status of the last
 * one, so whatever it prints is a failure; and even silence is proved only by the read-back.
 */
export function restoreScript(lines: readonly string[]): string {
  return `words=$(ipvsadm -R 2>&1 <<'RULES'
${lines.join("\n")}
RULES
) || :
if [ -n "$words" ]; then printf '%s\\n' "$words"; exit 1; fi`;
}

/** As `restoreScript` for an undo, which may run after only some of the lines: a refused line is no failure. */
export function restoreWhatCanBe(lines: readonly string[]): string {
  return `ipvsadm -R <<'RULES' || :
${lines.join("\n")}
RULES`;
}
