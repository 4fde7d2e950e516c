/** A document with one line for each request and each shape, so that a difference shows what has changed. */
export function documentText(document: object): string {
  return `${text(document, 3)}\n`;
}

/** Objects down to this depth have their parts on lines of their own. */
function text(value: unknown, depth: number): string {
  if (depth === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${text(part, depth - 1)}`);
  return `{\n${parts.join(",\n")}\n}`;
}
