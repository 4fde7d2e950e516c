type Compact<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields of a PATCH that were given; null is a value. */
export function compact<T extends object>(changes: T): Compact<T> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return given as Compact<T>;
}
