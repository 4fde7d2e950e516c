import { CommanderError } from "commander";
import type { Sentences } from "./sentences";
import type { UsageError } from "./usage-error";

/** commander names what is wrong by code, and quotes the culprit in an English sentence. */
const codes = new Map([
  ["commander.unknownOption", "usage.unknown_option"],
  ["commander.unknownCommand", "usage.unknown_command"],
  ["commander.missingArgument", "usage.missing_argument"],
  ["commander.optionMissingArgument", "usage.missing_value"],
  ["commander.missingMandatoryOptionValue", "usage.missing_option"],
  ["commander.excessArguments", "usage.excess_arguments"],
  ["commander.invalidArgument", "usage.invalid_value"],
]);

/** One sentence, in the reader's language, on how a command was called wrongly. */
export function describeUsageFault(error: CommanderError | UsageError, say: Sentences): string {
  if (!(error instanceof CommanderError)) return say(error.code, error.params);
  const what = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  return say(codes.get(error.code) ?? "usage.incomplete", { what });
}
