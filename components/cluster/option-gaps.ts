import type { OptionField, Options } from "./option-fields";

/** Why options cannot be had, by `gapKey`; what can be had is not in it. */
export type OptionGaps = ReadonlyMap<string, string>;

/** Of one choice of a list, or of an option of any other kind. */
export function gapKey(name: string, choice?: string | number | boolean): string {
  return choice === undefined ? name : `${name} ${choice}`;
}

/** Tries each option with some value, everything else being as it is when nothing was entered. */
export function optionGaps(
  fields: readonly OptionField[],
  fresh: Options,
  reason: (options: Options) => string | undefined,
): OptionGaps {
  const gaps = new Map<string, string>();
  const note = (key: string, name: string, value: unknown): void => {
    const found = reason({ ...fresh, [name]: value });
    if (found !== undefined) gaps.set(key, found);
  };
  for (const { name, input } of fields) {
    if (typeof input === "string") note(gapKey(name), name, samples[input]);
    else for (const choice of input) note(gapKey(name, choice), name, choice);
  }
  return gaps;
}

/** Any value will do, since it is the word for the option that an old release does not know. */
const samples = { number: 2, text: "x", switch: true, words: ["/bin/true"] };
