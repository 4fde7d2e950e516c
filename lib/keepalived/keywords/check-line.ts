import { checkValue } from "./check-value";
import type { LineSpec, Parameter } from "./model";
import { wordValue } from "./word-value";

/** A fault in the parameters of one line. `index` counts its words; the keyword, if it has one, is word 0. */
export type LineFault = {
  readonly index: number;
  /** parameter.<…>, the key of a sentence. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/**
 * Everything that is wrong with the words of a line from `first` on. keepalived ignores words that are too many; here
 * they are `parameter.extra`, because whoever wrote them thought otherwise.
 */
export function checkLine(spec: LineSpec, words: readonly string[], first: number): LineFault[] {
  const variant = spec.variants?.[words[first] ?? ""];
  const parameters = variant ?? spec.parameters;
  const start = variant === undefined ? first : first + 1;
  const fixed = takeParameters(parameters, words, start, spec.options);
  return [...fixed.faults, ...(fixed.missing ? [] : checkRest(spec, words, fixed.next))];
}

type Taken = { readonly faults: LineFault[]; readonly next: number; readonly missing: boolean };

function takeParameters(
  parameters: readonly Parameter[],
  words: readonly string[],
  start: number,
  options: LineSpec["options"],
): Taken {
  const faults: LineFault[] = [];
  let index = start;
  for (const { name, type, optional } of parameters) {
    const word = words[index];
    if (word === undefined || (optional && options?.[word] !== undefined)) {
      if (optional) break;
      faults.push({ index: Math.max(index - 1, 0), code: "parameter.missing", params: { parameter: name } });
      return { faults, next: index, missing: true };
    }
    faults.push(...checkWord(type, word, index));
    index += 1;
  }
  return { faults, next: index, missing: false };
}

function checkRest(spec: LineSpec, words: readonly string[], start: number): LineFault[] {
  const faults: LineFault[] = [];
  let index = start;
  while (index < words.length) {
    const word = words[index] ?? "";
    const option = spec.options?.[word];
    if (option !== undefined) {
      const taken = takeParameters(option, words, index + 1, undefined);
      faults.push(...taken.faults);
      index = taken.next;
    } else if (spec.rest !== undefined) {
      faults.push(...checkWord(spec.rest, word, index));
      index += 1;
    } else {
      const code = spec.options === undefined ? "parameter.extra" : "parameter.unknown_option";
      faults.push({ index, code, params: { value: word } });
      index = spec.options === undefined ? words.length : index + 1;
    }
  }
  return faults;
}

function checkWord(type: Parameter["type"], word: string, index: number): LineFault[] {
  const fault = checkValue(type, wordValue(word));
  return fault === null
    ? []
    : [{ index, code: `parameter.${fault.code}`, params: { value: wordValue(word), ...fault.params } }];
}
