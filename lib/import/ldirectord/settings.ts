import type { ReportBuilder } from "@/lib/import/report-builder";
import { placeOf } from "@/lib/import/source-line";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import type { LdirectordEntry } from "./syntax";

/**
 * The entries of one section by key. Like ldirectord, the last one of a key counts. Keys that say nothing about the
 * cluster are kept, unknown ones are reported.
 */
export class Settings {
  private readonly entries = new Map<string, LdirectordEntry>();

  constructor(
    entries: readonly LdirectordEntry[],
    used: ReadonlySet<string>,
    block: readonly string[],
    private readonly report: ReportBuilder,
  ) {
    for (const entry of entries) {
      const { key, line } = entry;
      if (used.has(key)) this.entries.set(key, entry);
      else if (keptKeys.has(key)) report.keepLine(line, block, "directive.kept", { directive: key });
      else report.error(placeOf(line, key), "directive.unknown", { directive: key });
    }
  }

  entry(key: string): LdirectordEntry | null {
    return this.entries.get(key) ?? null;
  }

  /** The value without its quotes. */
  text(key: string): string | null {
    const value = this.entries.get(key)?.value;
    return value === undefined ? null : value.replace(/^"(.*)".*$/, "$1");
  }

  /** ldirectord takes the first number that it finds. */
  number(key: string, min: number, max: number): number | null {
    const entry = this.entries.get(key);
    if (entry === undefined) return null;
    const value = parseInteger(/\d+/.exec(entry.value)?.[0], min, max);
    if (value === null) this.report.error(placeOf(entry.line, entry.value), "value.number", { min, max });
    return value;
  }

  yes(key: string): boolean | null {
    const entry = this.entries.get(key);
    if (entry === undefined) return null;
    if (entry.value === "yes" || entry.value === "no") return entry.value === "yes";
    this.report.error(placeOf(entry.line, entry.value), "value.yes_no");
    return null;
  }
}

/** What ldirectord does beside the cluster: mails, logs, its own life, and logins of checks that we have not. */
const keptKeys: ReadonlySet<string> = new Set([
  "autoreload",
  "callback",
  "checkcommand",
  "checkcount",
  "cleanstop",
  "comment",
  "database",
  "emailalert",
  "emailalertfreq",
  "emailalertfrom",
  "emailalertstatus",
  "execute",
  "fallbackcommand",
  "fork",
  "httpmethod",
  "load",
  "logfile",
  "login",
  "maintenancedir",
  "monitorfile",
  "passwd",
  "readdquiescent",
  "secret",
  "servicename",
  "smtp",
  "supervised",
]);
