import { z } from "zod";
import { dnsNameSchema } from "./atoms";

/** One status or a range within 100..599, several of them with one space between: "200", "200-299 301". */
const statusCodes = /^[1-5]\d\d(-[1-5]\d\d)?( [1-5]\d\d(-[1-5]\d\d)?){0,15}$/;

/**
 * What a web server must answer for a destination to be up: every given condition holds. keepalived looks at the status
 * also when it compares the body.
 */
export const checkUrlSchema = z.object({
  /** Absolute path and query, printable ASCII without white space, quotes, `{`, `}`, `#`, `!`, `$` or `\`. */
  path: z
    .string()
    .regex(/^\/[A-Za-z0-9\-._~%/?&=+:,;@*()]{0,255}$/, "check.path")
    .default("/"),
  statusCodes: z.string().regex(statusCodes, "check.status").refine(isAscending, "check.status").default("200"),
  /** Host header; null = the destination's address. */
  virtualHost: dnsNameSchema.nullable().default(null),
  /** MD5 of the body, as `genhash` prints it. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{32}$/, "check.digest")
    .nullable()
    .default(null),
  /**
   * A PCRE that the body must match. Without double quote, backslash and tilde, and `$` at the end only: these have a
   * meaning in keepalived.conf itself.
   */
  regex: z
    .string()
    .regex(/^[ !#%-[\]-}]{1,200}\$?$/, "check.regex")
    .refine((text) => text === text.trim(), "check.regex")
    .nullable()
    .default(null),
  /** The body must not match `regex`. */
  regexInverted: z.boolean().default(false),
});

function isAscending(codes: string): boolean {
  return codes.split(" ").every((range) => {
    const [first = "", last = first] = range.split("-");
    return first <= last;
  });
}

export type CheckUrl = z.infer<typeof checkUrlSchema>;
