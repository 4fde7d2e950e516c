/** A part of one line whose characters all changed, or all did not. */
export type MarkedPart = { readonly text: string; readonly changed: boolean };

/**
 * What `watch -d` shows inverted: each character that differs from the one at the same place of the screen before.
 * A space that was something else is marked, too; a line that was not there before is new, and marked but for its spaces.
 * `before` null = there is nothing to compare with.
 */
export function markChanges(before: string | null, now: string): readonly (readonly MarkedPart[])[] {
  const lines = now.split("\n");
  if (before === null) return lines.map((text) => [{ text, changed: false }]);
  const old = before.split("\n");
  return lines.map((line, index) => markLine(old[index] ?? "", line));
}

function markLine(before: string, now: string): readonly MarkedPart[] {
  const width = Math.max(before.length, now.length);
  const parts: { text: string; changed: boolean }[] = [];
  for (let column = 0; column < width; column += 1) {
    const character = now[column] ?? " ";
    const changed = character !== (before[column] ?? " ");
    const last = parts.at(-1);
    if (last !== undefined && last.changed === changed) last.text += character;
    else parts.push({ text: character, changed });
  }
  const last = parts.at(-1);
  // What a longer line left behind is blank on the screen, and no part of the text.
  if (last !== undefined && !last.changed && now.length < width) last.text = last.text.trimEnd();
  return parts;
}
