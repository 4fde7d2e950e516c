import { type Command, commandSchema } from "@/lib/model/command";
import { type Section, unquoted } from "./section";

/**
 * The command of a line such as `notify_up "/path/program argument" [USER [GROUP]]`. Null = there is none, or it is not
 * one that the model can hold (an absolute path and plain words, run by the user of all scripts) and is kept.
 */
export function readCommand(section: Section, keyword: string): Command | null {
  const node = section.last(keyword);
  if (node === null) return null;
  const [, text = "", ...user] = node.words;
  const command = commandSchema.safeParse(commandWords(text));
  if (command.success && user.length === 0) return command.data;
  section.keepAs(node, "keepalived.command");
  return null;
}

/** A command with its arguments stands in one pair of double quotes; single ones may be inside. */
export function commandWords(text: string): string[] {
  return unquoted(text)
    .split(/\s+/)
    .filter((word) => word !== "");
}
