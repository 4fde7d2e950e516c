/** A `~SEQ` or `~LST` line: its text is read once for each row, with the names standing for the row's values. */
export type Sequence = {
  readonly names: readonly string[];
  readonly rows: Iterable<readonly string[]>;
  readonly text: string;
};

/**
 * Reads `~SEQ(v, [start, [step,]] end) text` (decimal), `~SEQx(…)` (hexadecimal) and `~LST(v, a, b, …) text` or
 * `~LST({v, w}, {a, b}, …) text` as keepalived 2.1 and newer do. Null = not one of them, or its numbers lead nowhere.
 */
export function readSequence(line: string): Sequence | null {
  const match = /^~(SEQx?|LST)[ \t]*\(([^)]*)\)[ \t]*(.*)$/.exec(line);
  if (match === null) return null;
  const [, kind, inside = "", text = ""] = match;
  return kind === "LST" ? readList(inside, text) : readNumbers(inside, text, kind === "SEQx" ? 16 : 10);
}

function readNumbers(inside: string, text: string, base: 10 | 16): Sequence | null {
  const [name = "", ...parts] = inside.split(",").map((part) => part.trim());
  const numbers = parts.map((part) => (/^[+-]?(?:0x[\da-f]+|\d+)$/i.test(part) ? Number(part) : Number.NaN));
  if (!isName(name) || numbers.length < 1 || numbers.length > 3 || numbers.some((number) => !isCount(number)))
    return null;
  const [start, step, end] = bounds(numbers);
  if (step === 0 || (start < end && step < 0) || (start > end && step > 0)) return null;
  if (base === 16 && (start < 0 || end < 0)) return null;
  return { names: [name], rows: countFrom(start, step, end, base), text };
}

function bounds(numbers: readonly number[]): [start: number, step: number, end: number] {
  const [one = 0, two = 0, three = 0] = numbers;
  if (numbers.length === 1) return [one < 0 ? -1 : 1, one < 1 ? -1 : 1, one];
  if (numbers.length === 2) return [one, one <= two ? 1 : -1, two];
  return [one, two, three];
}

function* countFrom(start: number, step: number, end: number, base: number): Generator<string[]> {
  for (let value = start; step > 0 ? value <= end : value >= end; value += step) yield [value.toString(base)];
}

function readList(inside: string, text: string): Sequence | null {
  const items = [...inside.matchAll(/\{([^{}]*)\}|([^,{}]+)/g)].flatMap(([, set, single = ""]) => {
    if (set !== undefined) return [set.split(",").map((value) => value.trim())];
    return single.trim() === "" ? [] : [[single.trim()]];
  });
  const [names, ...rows] = items;
  if (names === undefined || rows.length === 0 || !names.every(isName)) return null;
  return rows.every((row) => row.length <= names.length) ? { names, rows, text } : null;
}

function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= 2 ** 32;
}
