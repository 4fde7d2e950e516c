/**
 * A signal's end, a span of time and any number of rings, waited for one ring at a time; a ring that comes while nobody
 * waits is remembered. Call `close` when done.
 *
 * The time is a timer of its own: Node 20 may collect `AbortSignal.any([…, AbortSignal.timeout(…)])` as garbage before
 * it fires, and the wait would then never end.
 */
export class Bell {
  readonly #signal: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #end = (): void => {
    this.#over = true;
    this.#wake();
  };
  #over: boolean;
  #rung = false;
  #wake: () => void = () => undefined;

  constructor(signal: AbortSignal, lifeMs: number) {
    this.#signal = signal;
    this.#over = signal.aborted;
    this.#timer = setTimeout(this.#end, lifeMs);
    signal.addEventListener("abort", this.#end);
  }

  ring(): void {
    this.#rung = true;
    this.#wake();
  }

  /** True when it rang since the last call; false when the signal ended or the time is over. */
  async next(): Promise<boolean> {
    if (!this.#rung && !this.#over) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const rang = this.#rung && !this.#over;
    this.#rung = false;
    return rang;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener("abort", this.#end);
    this.#end();
  }
}
