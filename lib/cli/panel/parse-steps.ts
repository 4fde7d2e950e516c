import { InvalidArgumentError } from "commander";
import { parseDuration } from "./duration";

export type RampSteps = { readonly percents: readonly number[]; readonly everySec: number };

/** Reads "10,50,100@60s": percent of the weight, and how long each is in force. */
export function parseSteps(text: string): RampSteps {
  const [, list = "", every = ""] = /^(\d{1,3}(?:,\d{1,3})*)@(\w+)$/.exec(text) ?? [];
  if (list === "") throw new InvalidArgumentError("10,50,100@60s");
  return { percents: list.split(",").map(Number), everySec: parseDuration(every) };
}
