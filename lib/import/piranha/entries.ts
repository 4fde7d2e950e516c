import type { ReportBuilder } from "@/lib/import/report-builder";
import { type Place, placeOf } from "@/lib/import/source-line";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { PiranhaBlock, PiranhaEntry } from "./syntax";

/** Which keys a block may have: those that are read, and those that have no place in a cluster and are kept. */
export type KnownKeys = { readonly used: ReadonlySet<string>; readonly kept: ReadonlySet<string> };

/** The entries of a block by key; the last one of a key counts. Unknown keys are reported. */
export class Entries {
  private readonly entries = new Map<string, PiranhaEntry>();

  constructor(
    block: PiranhaBlock,
    known: KnownKeys,
    path: readonly string[],
    private readonly report: ReportBuilder,
  ) {
    for (const entry of block.entries) {
      const { key, line } = entry;
      if (known.used.has(key)) this.entries.set(key, entry);
      else if (known.kept.has(key)) report.keepLine(line, path, "directive.kept", { directive: key });
      else report.error(placeOf(line, key), "directive.unknown", { directive: key });
    }
  }

  text(key: string): string | null {
    return this.entries.get(key)?.value ?? null;
  }

  /** Where the value stands; null = the key is not there. */
  place(key: string): Place | null {
    const entry = this.entries.get(key);
    return entry === undefined ? null : placeOf(entry.line, entry.value);
  }

  number(key: string, min: number, max: number): number | null {
    const entry = this.entries.get(key);
    if (entry === undefined) return null;
    const value = parseInteger(entry.value, min, max);
    if (value === null) this.report.error(placeOf(entry.line, entry.value), "value.number", { min, max });
    return value;
  }

  /** Piranha writes 0 and 1. */
  flag(key: string): boolean | null {
    const value = this.number(key, 0, 1);
    return value === null ? null : value === 1;
  }
}
