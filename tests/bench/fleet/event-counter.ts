export type SeenEvent = { readonly lagMs: number };

const end = Buffer.from("\n\n");

/** The name of the director and the time of its sample come first in an event. */
const headBytes = 512;

/** Finds the figures among the events of one stream without reading them, and how old each is when it is there whole. */
export class EventCounter {
  #head = "";
  #isBroken = false;

  constructor(private readonly onEvent: (event: SeenEvent) => void) {}

  take(chunk: Buffer, nowMs: number): void {
    let start = 0;
    // An event's two line breaks may come in two chunks.
    if (this.#isBroken && chunk[0] === end[0]) {
      this.#close(nowMs);
      start = 1;
    }
    for (let at = chunk.indexOf(end, start); at >= 0; at = chunk.indexOf(end, start)) {
      this.#keep(chunk, start, at);
      this.#close(nowMs);
      start = at + end.length;
    }
    this.#keep(chunk, start, chunk.length);
    this.#isBroken = start < chunk.length && chunk[chunk.length - 1] === end[0];
  }

  #keep(chunk: Buffer, from: number, to: number): void {
    const room = headBytes - this.#head.length;
    if (room > 0) this.#head += chunk.toString("latin1", from, Math.min(to, from + room));
  }

  #close(nowMs: number): void {
    const [, sampledAt] = /"sampledAt":"([^"]{20,30})"/.exec(this.#head) ?? [];
    this.#head = "";
    this.#isBroken = false;
    if (sampledAt !== undefined) this.onEvent({ lagMs: nowMs - Date.parse(sampledAt) });
  }
}
