import { errorAt, type Problem } from "@/lib/model/problem";

/** The problem of a line (from 1) of a host's output that we do not understand. A parser never passes over one. */
export function unreadableLine(line: number, text: string): Problem {
  return errorAt(["line", line], "ipvs.unreadable_line", { line, text: text.trim().slice(0, 200) });
}
