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

/**
 * As `restoreScript` for an undo, which may run after only some of the lines, or after somebody else's: whatever is to be
 * there is both added and edited, so that one of the two does it, and a refused line is no failure.
 */
export function restoreWhatCanBe(lines: readonly string[]): string {
  return `ipvsadm -R <<'RULES' >/dev/null 2>&1 || :
${lines.flatMap(addedAndEdited).join("\n")}
RULES`;
}

function addedAndEdited(line: string): string[] {
  const rest = line.slice(2);
  if (line.startsWith("-A") || line.startsWith("-E")) return [`-A${rest}`, `-E${rest}`];
  return line.startsWith("-a") || line.startsWith("-e") ? [`-a${rest}`, `-e${rest}`] : [line];
}
