import type { Command } from "commander";
import { assertNever } from "@/lib/model/assert-never";

export const shells = ["bash", "zsh", "fish"] as const;

/** What may follow a command: other commands and options, by the words that name the command. */
type Followers = { readonly words: string; readonly options: readonly string[]; readonly commands: readonly string[] };

/**
 * A script that completes commands and options, and names of files elsewhere. It is made of the commands themselves and
 * asks no panel: names of servers would come late, and not at all without a token.
 */
export function completionScript(shell: (typeof shells)[number], program: Command): string {
  const all = followers(program, "");
  switch (shell) {
    case "bash":
      return bash(all);
    case "zsh":
      // zsh reads scripts of bash itself, and needs only to be told.
      return `autoload -U +X bashcompinit && bashcompinit\n${bash(all)}`;
    case "fish":
      return fish(all);
    default:
      return assertNever(shell);
  }
}

function followers(command: Command, words: string): Followers[] {
  const help = command.createHelp();
  const options = help.visibleOptions(command).flatMap(({ long }) => long ?? []);
  const children = help.visibleCommands(command).filter((child) => child.name() !== "help");
  const below = command.commands.flatMap((child) => followers(child, `${words} ${child.name()}`.trim()));
  return [{ words, options, commands: children.map((child) => child.name()) }, ...below];
}

function bash(all: readonly Followers[]): string {
  const cases = all.map(({ words, options, commands }) => {
    return `    "${words}") found="${[...commands, ...options].join(" ")}" ;;\n`;
  });
  const groups = all.filter(({ words, commands }) => words !== "" && commands.length > 0).map(({ words }) => words);
  return `_signalbox() {
  local word="\${COMP_WORDS[COMP_CWORD]}" command="" found=""
  [ "$COMP_CWORD" -gt 1 ] && command="\${COMP_WORDS[1]}"
  case "$command" in
    ${groups.join("|")}) [ "$COMP_CWORD" -gt 2 ] && command="$command \${COMP_WORDS[2]}" ;;
  esac
  case "$command" in
${cases.join("")}  esac
  COMPREPLY=($(compgen -W "$found" -- "$word"))
  [ "\${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _signalbox signalbox
`;
}

function fish(all: readonly Followers[]): string {
  const lines = all.flatMap(({ words, options, commands }) => {
    const seen = words.split(" ").filter((word) => word !== "");
    const within =
      seen.length === 0
        ? "__fish_use_subcommand"
        : seen.map((word) => `__fish_seen_subcommand_from ${word}`).join("; and ");
    return [
      ...commands.map((name) => `complete -c signalbox -n '${within}' -a ${name}`),
      ...options.map((option) => `complete -c signalbox -n '${within}' -l ${option.slice(2)}`),
    ];
  });
  return `${lines.join("\n")}\n`;
}
