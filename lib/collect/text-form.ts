/** Lines of a text by what stands before their figures, and how many figures each has. */
export type TextForm = { readonly titles: string; readonly lines: readonly LineForm[] };
type LineForm = { readonly before: string; readonly figures: number };

const [lineFeed, space, zero, nine] = [10, 32, 48, 57];

/** More digits than any figure has that is exact as a number of 64 bits. */
const digitsMax = 19;

/** The figures of a text of this form, in their order; null = it has another form. */
export function readFigures(text: string, { titles, lines }: TextForm): string[] | null {
  if (!text.startsWith(titles)) return null;
  const found: string[] = [];
  let at = titles.length;
  for (const { before, figures } of lines) {
    if (!text.startsWith(before, at)) return null;
    at += before.length;
    for (let count = 0; count < figures; count += 1) {
      const start = skipBlanks(text, at);
      const end = skipDigits(text, start);
      if (start === at || end === start || end - start > digitsMax) return null;
      found.push(text.slice(start, end));
      at = end;
    }
    at = skipBlanks(text, at);
    if (at < text.length && text.charCodeAt(at) !== lineFeed) return null;
    at += 1;
  }
  return at >= text.length ? found : null;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at += 1;
  return at;
}

function skipDigits(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code >= zero && code <= nine; code = text.charCodeAt(at)) at += 1;
  return at;
}

/** Of `ipvsadm -Ln --stats --exact`: the last five words of every line. Null = there are lines with fewer. */
export function counterForm(text: string): TextForm | null {
  return textForm(text, (line) => {
    const [, before] = /^(\S.*?| {2}-> \S+)(?: +\d{1,19}){5} *$/.exec(line) ?? [];
    return before === undefined ? null : { before, figures: 5 };
  });
}

/** Of /proc/net/ip_vs: the last three words of destinations; those of services are part of what they are. */
export function tableForm(text: string): TextForm | null {
  return textForm(text, (line) => {
    if (!line.startsWith("  ->")) return { before: line.trimEnd(), figures: 0 };
    const [, before] = /^( {2}-> \S+ +[A-Za-z]+)(?: +\d{1,10}){3} *$/.exec(line) ?? [];
    return before === undefined ? null : { before, figures: 3 };
  });
}

const titleLines = 3;

function textForm(text: string, lineForm: (line: string) => LineForm | null): TextForm | null {
  const lines = text.trimEnd().split("\n");
  const forms = lines.slice(titleLines).map(lineForm);
  const known = forms.flatMap((form) => form ?? []);
  if (known.length < forms.length || lines.length <= titleLines) return null;
  return { titles: `${lines.slice(0, titleLines).join("\n")}\n`, lines: known };
}
