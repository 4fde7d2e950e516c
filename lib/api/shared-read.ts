/**
 * Reads of rows by id, many in one: those that are asked for while a read is under way go together into the next. What
 * `get` returns was read after it was asked for.
 */
export class SharedRead<T> {
  readonly #read: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>;
  #next: { readonly ids: Set<string>; readonly rows: Promise<ReadonlyMap<string, T>> } | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>) {
    this.#read = read;
  }

  /** Undefined = there is no such row. */
  async get(id: string): Promise<T | undefined> {
    this.#next ??= this.#open();
    const { ids, rows } = this.#next;
    ids.add(id);
    return (await rows).get(id);
  }

  #open() {
    const ids = new Set<string>();
    const rows = this.#running.then(() => {
      this.#next = undefined;
      return this.#read([...ids]);
    });
    this.#running = rows.catch(() => undefined);
    return { ids, rows };
  }
}
