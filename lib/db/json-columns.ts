/**
 * JSON in which the names of fields stand once for all rows of a list, and the values of a field stand together: a
 * snapshot has a thousand rows of the same fifteen fields, and their names are most of its text.
 *
 * The law: `fromColumns(toColumns(value))` equals `value`, for every value that JSON has.
 */
export function toColumns(value: unknown): unknown {
  if (Array.isArray(value)) return fromList(value);
  if (typeof value !== "object" || value === null) return value;
  const packed = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toColumns(each)]));
  return mark in packed ? { [mark]: "object", of: packed } : packed;
}

/** What `toColumns` has made, as it was. */
export function fromColumns(packed: unknown): unknown {
  if (Array.isArray(packed)) return packed.map(fromColumns);
  if (typeof packed !== "object" || packed === null) return packed;
  const kind = Reflect.get(packed, mark);
  const of: unknown = Reflect.get(packed, "of");
  if (kind === undefined || typeof of !== "object" || of === null) return unpackFields(packed);
  if (kind === "object") return unpackFields(of);
  if (kind === "values") return of;
  if (kind === "rows") return toRows(of, Number(Reflect.get(packed, "count")));
  return toLists(fromColumns(of), Reflect.get(packed, "lengths"));
}

/** No field of a snapshot is called so; one that is would be told apart. */
const mark = "=";

function unpackFields(packed: object): object {
  return Object.fromEntries(Object.entries(packed).map(([name, each]) => [name, fromColumns(each)]));
}

function fromList(list: readonly unknown[]): unknown {
  if (!list.some(isObject)) return { [mark]: "values", of: list };
  const columns = columnsOf(list);
  if (columns !== null) {
    const of = Object.fromEntries([...columns].map(([name, column]) => [name, fromList(column)]));
    return { [mark]: "rows", count: list.length, of };
  }
  const lists = list.filter(Array.isArray);
  if (lists.length < list.length) return list.map(toColumns);
  return {
    [mark]: "lists",
    lengths: lists.map(({ length }) => length),
    of: fromList(([] as unknown[]).concat(...lists)),
  };
}

/** By field; null = not all of them are objects with the same fields in the same order. Written out: it is most of the work. */
function columnsOf(rows: readonly unknown[]): ReadonlyMap<string, unknown[]> | null {
  const [first] = rows;
  if (!isRow(first)) return null;
  const names = Object.keys(first);
  // To assign it would give the row another prototype.
  if (names.includes("__proto__")) return null;
  const columns = names.map((): unknown[] => []);
  for (const row of rows) {
    if (!isRow(row)) return null;
    let place = 0;
    for (const name in row) {
      if (names[place] !== name) return null;
      columns[place]?.push(row[name]);
      place += 1;
    }
    if (place < names.length) return null;
  }
  return new Map(names.map((name, place) => [name, columns[place] ?? []]));
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toRows(packed: object, count: number): unknown[] {
  const columns = Object.entries(packed).map(([name, column]) => ({ name, values: listOf(fromColumns(column)) }));
  return Array.from({ length: count }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (const { name, values } of columns) row[name] = values[index];
    return row;
  });
}

function toLists(flat: unknown, lengths: unknown): unknown[][] {
  const values = listOf(flat);
  let at = 0;
  return listOf(lengths).map((length) => {
    const from = at;
    at += Number(length);
    return values.slice(from, at);
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
