import { z } from "zod";
import type { Channel, Database } from "@/lib/db/database";
import { Bell } from "./bell";

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
  const bell = new Bell(signal, waitMs);
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
    bell.close();
    await unlisten();
  }
}
