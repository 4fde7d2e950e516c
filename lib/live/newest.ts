/**
 * What a subscriber has not been sent yet: at most one value per key, the newest. A reader slower than the samples skips
 * figures instead of falling behind, and holds no more memory than there are directors.
 */
export class Newest<T> {
  private readonly pending = new Map<string, T>();

  put(key: string, value: T): void {
    this.pending.delete(key);
    this.pending.set(key, value);
  }

  /** The value that waits longest, taken out; undefined when nothing waits. */
  take(): T | undefined {
    const first = this.pending.entries().next();
    if (first.done === true) return undefined;
    const [key, value] = first.value;
    this.pending.delete(key);
    return value;
  }
}
