/** As many whole characters of `text` as fit into so many bytes of UTF-8; "…" shows that some are missing. */
export function fitBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  let size = Buffer.byteLength("…");
  let kept = "";
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > limit) break;
    kept += character;
  }
  return `${kept}…`;
}
