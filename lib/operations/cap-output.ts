import { visibleText } from "@/lib/shell/visible-text";

const maxCharacters = 16_384;
const kept = maxCharacters / 2;

/**
 * Output of a host as the journal keeps it: both ends of it, because the cause of a failure is in one of them. Nothing in
 * it acts on a terminal or a page; halves of surrogate pairs, which Postgres text cannot hold, become U+FFFD.
 */
export function capOutput(output: string): string {
  if (output.length <= maxCharacters) return storable(output);
  const left = output.length - maxCharacters;
  return storable(`${output.slice(0, kept)}\n[… ${left} …]\n${output.slice(-kept)}`);
}

function storable(text: string): string {
  return visibleText(Buffer.from(text, "utf8").toString("utf8"));
}
