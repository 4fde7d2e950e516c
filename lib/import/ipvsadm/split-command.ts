/** An ipvsadm command line in the one spelling of `ipvsadm -Sn`: short options, one a word, each with its value apart. */
export type Command = { readonly name: string; readonly words: readonly string[] };

const commandNames: ReadonlyMap<string, string> = new Map([
  ["--add-service", "-A"],
  ["--edit-service", "-E"],
  ["--delete-service", "-D"],
  ["--add-server", "-a"],
  ["--edit-server", "-e"],
  ["--delete-server", "-d"],
  ["--clear", "-C"],
  ["--zero", "-Z"],
  ["--list", "-L"],
  ["-l", "-L"],
  ["--save", "-S"],
  ["--restore", "-R"],
]);

const longNames: ReadonlyMap<string, string> = new Map([
  ["--tcp-service", "-t"],
  ["--udp-service", "-u"],
  ["--fwmark-service", "-f"],
  ["--ipv6", "-6"],
  ["--scheduler", "-s"],
  ["--sched-flags", "-b"],
  ["--persistent", "-p"],
  ["--netmask", "-M"],
  ["--ops", "-o"],
  ["--real-server", "-r"],
  ["--gatewaying", "-g"],
  ["--ipip", "-i"],
  ["--masquerading", "-m"],
  ["--weight", "-w"],
  ["--u-threshold", "-x"],
  ["--l-threshold", "-y"],
  ["--numeric", "-n"],
]);

const shortCommands = "AEDaedCZLlSR";
const shortWithValue = "tufsMrwxyb";
const shortWithout = "6ogimn";

/**
 * Brings the spellings that ipvsadm takes into one: long options (`--real-server=10.0.0.1`), bundled ones (`-At`,
 * `-Cn`), values that stick to their option (`-w3`). Null when the first word is no command of ipvsadm.
 */
export function splitCommand(words: readonly string[]): Command | null {
  const [first = "", ...rest] = words.flatMap(splitWord);
  const name = commandNames.get(first) ?? first;
  if (/^--(set|start-daemon|stop-daemon)$/.test(name)) return { name, words: rest };
  return /^-[A-Za-z]$/.test(name) && shortCommands.includes(name.slice(1)) ? { name, words: rest } : null;
}

function splitWord(word: string): string[] {
  if (word.startsWith("--")) {
    const equals = word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    return [longNames.get(name) ?? name, ...(equals < 0 ? [] : [word.slice(equals + 1)])];
  }
  return /^-[A-Za-z6]/.test(word) ? splitBundle(word.slice(1)) : [word];
}

/** `-At` → `-A -t`; the rest of a word after an option with a value is that value. */
function splitBundle(letters: string): string[] {
  const words: string[] = [];
  for (const [index, letter] of [...letters].entries()) {
    const rest = letters.slice(index + 1);
    words.push(`-${letter}`);
    const takesRest = shortWithValue.includes(letter) || (letter === "p" && /^\d/.test(rest));
    if (takesRest) return rest === "" ? words : [...words, rest];
    if (!shortCommands.includes(letter) && !shortWithout.includes(letter) && letter !== "p") {
      return rest === "" ? words : [`-${letters}`];
    }
  }
  return words;
}
