/**
 * Bytes of a host's output, in one block that doubles. Keeping the chunks instead would let a host that sends single
 * bytes use a hundred times the memory of its output.
 */
export class OutputBuffer {
  #block = Buffer.allocUnsafe(16 * 1024);
  #length = 0;

  constructor(private readonly maxBytes: number) {}

  get length(): number {
    return this.#length;
  }

  /** False, and nothing taken, when the chunk would pass the limit. */
  append(chunk: Buffer): boolean {
    const needed = this.#length + chunk.length;
    if (needed > this.maxBytes) return false;
    if (needed > this.#block.length) this.#grow(needed);
    chunk.copy(this.#block, this.#length);
    this.#length = needed;
    return true;
  }

  /** One character per byte. */
  latin1(from = 0): string {
    return this.#block.toString("latin1", from, this.#length);
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafe(Math.max(needed, Math.min(this.#block.length * 2, this.maxBytes)));
    this.#block.copy(larger, 0, 0, this.#length);
    this.#block = larger;
  }
}
