import { InvalidArgumentError } from "commander";
import { z } from "zod";
import { parseDuration } from "./duration";

/** A time of the clock, or so many seconds from the moment of the request on. */
export type Moment = { readonly at: string } | { readonly inSec: number };

const timestamp = z.iso.datetime({ offset: true });

/** Reads "2026-12-01T22:00:00+08:00", or "2h" for in two hours. */
export function parseMoment(text: string): Moment {
  if (timestamp.safeParse(text).success) return { at: text };
  try {
    return { inSec: parseDuration(text) };
  } catch {
    throw new InvalidArgumentError("2h, 2026-12-01T22:00:00+08:00");
  }
}

export function momentText(moment: Moment, now: Date): string {
  return "at" in moment ? moment.at : new Date(now.getTime() + moment.inSec * 1000).toISOString();
}
