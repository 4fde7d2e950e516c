import { z } from "zod";
import type { Channel, Database } from "@/lib/db/database";

const longestWaitMs = 30_000;

/** `?wait=20s` or `?wait=500ms`: how long to hold the answer back for news, at most 30 s. */
export const waitSchema = z
  .string()
  .regex(/^\d{1,6}(ms|s)$/, "wait.format")
  .transform((text) => Math.min(longestWaitMs, Number.parseInt(text, 10) * (text.endsWith("ms") ? 1 : 1000)))
  .optional();

/**
 * Reads until `done` holds, `waitMs` have passed or the client is gone, and returns what was read last. Listening starts
 * before the first read, so that no change falls between the two.
 */
export async function waitFor<T>(
  database: Database,
  options: {
    channel: Channel;
    id: string;
    waitMs: number;
    signal: AbortSignal;
    read: () => Promise<T>;
    done: (value: T) => boolean;
  },
): Promise<T> {
  const { channel, id, waitMs, signal, read, done } = options;
  if (waitMs === 0) return await read();
  const bell = new Bell(AbortSignal.any([signal, AbortSignal.timeout(waitMs)]));
  const unlisten = await database.listen(
    channel,
    (payload) => {
      if (payload === id) bell.ring();
    },
    () => bell.ring(),
  );
  try {
    let value = await read();
    while (!done(value) && (await bell.next())) value = await read();
    return value;
  } finally {
    await unlisten();
  }
}

/** Remembers a ring that comes while nobody waits for it. */
export class Bell {
  readonly #over: AbortSignal;
  #rung = false;
  #wake: () => void = () => undefined;

  constructor(over: AbortSignal) {
    this.#over = over;
    over.addEventListener("abort", () => this.#wake(), { once: true });
  }

  ring(): void {
    this.#rung = true;
    this.#wake();
  }

  /** True when it rang since the last call; false when the time is over. */
  async next(): Promise<boolean> {
    if (!this.#rung && !this.#over.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const rang = this.#rung && !this.#over.aborted;
    this.#rung = false;
    return rang;
  }
}
