import { parseInteger } from "@/lib/ipvs/parse-integer";
import { LineFault } from "./line-fault";

/** Reads all words from `from` on as 32-bit numbers; there must be exactly `count` of them. */
export function readNumbers(words: readonly string[], from: number, count: number): number[] | LineFault {
  if (words.length !== from + count) return new LineFault("ipvs.unreadable_line", Math.min(words.length, from + count));
  const numbers: number[] = [];
  for (let index = from; index < words.length; index++) {
    const value = parseInteger(words[index], 0, 2 ** 32 - 1);
    if (value === null) return new LineFault("ipvs.unreadable_number", index);
    numbers.push(value);
  }
  return numbers;
}
