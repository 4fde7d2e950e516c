/**
 * An object as `JSON.stringify(object, null, 2)` writes it, in pieces: a listing of some million connections is longer
 * than a string may be. Its long parts are the arrays directly in it.
 */
export function* jsonChunks(object: object): Generator<string> {
  let separator = "{\n";
  for (const [name, value] of Object.entries(object)) {
    yield `${separator}  ${JSON.stringify(name)}: `;
    if (Array.isArray(value) && value.length > 0) yield* arrayChunks(value);
    else yield indented(value, "  ");
    separator = ",\n";
  }
  yield "\n}\n";
}

const itemsPerChunk = 1000;

function* arrayChunks(items: readonly unknown[]): Generator<string> {
  for (let start = 0; start < items.length; start += itemsPerChunk) {
    const texts = items.slice(start, start + itemsPerChunk).map((item) => `    ${indented(item, "    ")}`);
    yield `${start === 0 ? "[\n" : ",\n"}${texts.join(",\n")}`;
  }
  yield "\n  ]";
}

function indented(value: unknown, indentation: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${indentation}`);
}
