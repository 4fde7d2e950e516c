import fc from "fast-check";
import type { ImportSource } from "@/lib/import/model";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";

/** What decides how a file is split; used up from the front, and begun again. */
export const randomChoices = fc.array(fc.nat(99), { minLength: 20, maxLength: 200 });

const folder = "/etc/keepalived";

/**
 * The same configuration in several files, as people come to have it: some of its blocks and of the lines in them are
 * included, by name, by a pattern, from files that are included themselves; and some lines are said to be for this host
 * (`@own`), beside others for another one.
 */
export function splitConf(text: string, choices: readonly number[]): ImportSource[] {
  let used = 0;
  const oneIn = (count: number) => (choices[used++ % choices.length] ?? 0) % count === 0;
  const files: ImportSource[] = [];
  const newFile = (path: string, lines: readonly string[]) => {
    files.push({ path: `${folder}/${path}`, text: `${lines.join("\n")}\n` });
  };

  function written(lines: readonly string[], depth: number): string[] {
    const out: string[] = [];
    for (const part of balancedParts(lines)) {
      const own = part.length > 1 ? inBlock(part, depth) : conditional(part);
      if (depth < 3 && oneIn(4)) out.push(...included(own));
      else out.push(...own);
    }
    return out;
  }

  function inBlock(part: readonly string[], depth: number): string[] {
    return [...part.slice(0, 1), ...written(part.slice(1, -1), depth + 1), ...part.slice(-1)];
  }

  /** Files count from where they are: the patterns are absolute, and relative only from the file itself. */
  function included(lines: readonly string[]): string[] {
    const number = files.length + 1;
    if (oneIn(2)) {
      newFile(`part${number}.conf`, lines);
      return [`include ${folder}/part${number}.conf  # number ${number}`];
    }
    newFile(`parts${number}.d/50-part.conf`, lines);
    return [oneIn(2) ? `@own include ${folder}/parts${number}.d/*.conf` : `include ${folder}/parts${number}.d/*.conf`];
  }

  function conditional(part: readonly string[]): string[] {
    const [line = ""] = part;
    if (line.trim() === "" || /[{}]|^\s*[#!]|include/.test(line) || !oneIn(5)) return [...part];
    return [`@other ${line.trim()} 99`, oneIn(2) ? `@own ${line.trim()}` : `@^other ${line.trim()}`];
  }

  const main = { path: keepalivedConfPath, text: `${written(text.trimEnd().split("\n"), 0).join("\n")}\n` };
  return [main, ...files];
}

/** Single lines, and blocks with all that is in them. */
function balancedParts(lines: readonly string[]): string[][] {
  const parts: string[][] = [];
  let open = 0;
  for (const line of lines) {
    if (open === 0) parts.push([]);
    parts.at(-1)?.push(line);
    open += (line.match(/\{/g) ?? []).length - (line.match(/\}/g) ?? []).length;
  }
  return parts;
}
