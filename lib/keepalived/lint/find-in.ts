import { type Finding, maxFindings } from "@/lib/keepalived/syntax/finding";

/** The findings of each item in turn, until there are more than anybody reads. */
export function findIn<T>(items: Iterable<T>, check: (item: T) => readonly Finding[]): Finding[] {
  const findings: Finding[] = [];
  for (const item of items) {
    findings.push(...check(item));
    if (findings.length >= maxFindings) break;
  }
  return findings;
}
