/** One change of a source file that its tests have to notice. */
export type Mutant = { readonly file: string; readonly line: number; readonly what: string; readonly text: string };

/** Operators stand between spaces in formatted code, which type parameters and arrows do not. */
const replacements: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "&&": ["||"],
  "||": ["&&"],
};

const silent = 'return { figures: { code: "figure.none", params: {} }, problems: [] };';

/** A guard that says nothing, a guard left out where they are all called, and every comparison turned. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const lines = source.split("\n");
  const mutants: Mutant[] = [];
  const add = (index: number, changed: string, what: string) =>
    mutants.push({ file, line: index + 1, what, text: lines.with(index, changed).join("\n") });
  for (const [index, line] of lines.entries()) {
    if (/^\s*(\*|\/\*|\/\/|import |export type |type )/.test(line)) continue;
    if (/^export function .*: GuardReport \{$/.test(line)) add(index, `${line}\n${silent}`, "says nothing");
    if (/^ {2}\w+(: \w+)?,$/.test(line) && /: Readonly<Record<GuardName, Guard>>/.test(source)) {
      add(index, line.replace(/^ {2}(\w+).*$/, `  $1: () => { ${silent} },`), `${line.trim()} left out`);
    }
    if (/^ {4}guardResult\(/.test(line)) add(index, "", `${line.trim()} left out`);
    for (const { index: at, 1: operator = "" } of line.matchAll(/(?<= )(<=?|>=?|===|!==|&&|\|\|)(?= |$)/g)) {
      for (const other of replacements[operator] ?? []) {
        const changed = `${line.slice(0, at)}${other}${line.slice(at + operator.length)}`;
        add(index, changed, `${operator} became ${other}`);
      }
    }
  }
  return mutants;
}
