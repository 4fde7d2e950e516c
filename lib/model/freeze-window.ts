import { z } from "zod";

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "freeze.time");
const localTime = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, "freeze.local_time");

/** A name of the IANA time zone database, e.g. "Europe/Berlin", that this system knows. */
const timeZoneSchema = z.string().refine(isTimeZone, "freeze.time_zone");

const weeklyWindowSchema = z.object({
  kind: z.literal("weekly"),
  /** Days on which it begins: 1 = Monday … 7 = Sunday (ISO 8601). */
  days: z.array(z.int().min(1, "freeze.days").max(7, "freeze.days")).min(1, "freeze.days"),
  /** By the clock of the time zone. An end that is not after the beginning is on the next day. */
  from: timeOfDay,
  to: timeOfDay,
  timeZone: timeZoneSchema,
});

const datedWindowSchema = z
  .object({
    kind: z.literal("dated"),
    /** By the calendar and clock of the time zone, e.g. "2026-12-24T12:00". */
    from: localTime,
    to: localTime,
    timeZone: timeZoneSchema,
  })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "freeze.order" });

/** A time in which nothing is pushed: every week, or once. */
export const freezeWindowSchema = z.discriminatedUnion("kind", [weeklyWindowSchema, datedWindowSchema]);

export type FreezeWindow = z.infer<typeof freezeWindowSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
