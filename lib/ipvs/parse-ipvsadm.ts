import type { Checked } from "@/lib/model/problem";
import { anyConnectionColumns, type ListedConnections } from "./listing/connection-columns";
import { type ApproximateCounters, counterColumns } from "./listing/counter-columns";
import { detectForm } from "./listing/detect-form";
import { FaultList } from "./listing/fault-list";
import { LineFault } from "./listing/line-fault";
import type { ListingLine } from "./listing/listing-line";
import { type ListedPersistentConnections, persistenceColumns } from "./listing/persistence-columns";
import type { ListedAttributes } from "./listing/read-attributes";
import { type IpvsBanner, readBanner } from "./listing/read-banner";
import { type ConnectionEntry, readConnections } from "./listing/read-connections";
import { readDaemons, type SyncDaemon } from "./listing/read-daemons";
import type { ListedForwarding } from "./listing/read-forwarding";
import { readLines } from "./listing/read-lines";
import { type ListedService, readServices } from "./listing/read-services";
import { type ConnectionTimeouts, readTimeouts } from "./listing/read-timeouts";
import { type ListedThresholds, thresholdColumns } from "./listing/threshold-columns";
import { type ListedTunnel, tunnelColumns } from "./listing/tunnel-columns";
import type { IpvsService } from "./model";
import { readRules } from "./read-rules";

type Services<S, D> = { readonly banner: IpvsBanner | null; readonly services: readonly ListedService<S, D>[] };

/** Anything that ipvsadm prints, by its form. */
export type IpvsadmOutput =
  | { readonly form: "empty" }
  | { readonly form: "rules"; readonly services: readonly IpvsService[] }
  | ({ readonly form: "listing" } & Services<ListedAttributes, ListedConnections<ListedForwarding>>)
  | ({ readonly form: "tunnels" } & Services<ListedAttributes, ListedTunnel>)
  | ({ readonly form: "thresholds" } & Services<ListedAttributes, ListedThresholds>)
  | ({ readonly form: "persistent_connections" } & Services<ListedAttributes, ListedPersistentConnections>)
  | ({ readonly form: "stats" | "rates" } & Services<ApproximateCounters, ApproximateCounters>)
  | { readonly form: "connections"; readonly connections: readonly ConnectionEntry[] }
  | { readonly form: "timeouts"; readonly timeouts: ConnectionTimeouts }
  | { readonly form: "daemons"; readonly daemons: readonly SyncDaemon[] };

/** Titles and the first rows are enough to tell the forms apart. */
const linesToLookAt = 40;

/**
 * Parses whatever ipvsadm printed, recognised by what it says itself. Numbers only (`-n`): names cannot be told apart
 * from one another for certain. A line that is not understood makes the whole output unknown.
 */
export function parseIpvsadm(text: string): Checked<IpvsadmOutput> {
  const faults = new FaultList();
  const value = readOutput(text, faults);
  return faults.isEmpty ? { ok: true, value } : { ok: false, problems: faults.problems };
}

function firstLines(text: string): ListingLine[] {
  const lines: ListingLine[] = [];
  for (const line of readLines(text, new FaultList())) {
    if (!isComment(line) && lines.push(line) === linesToLookAt) break;
  }
  return lines;
}

/** ipvsadm prints none, but distributions put one into the file that they keep its rules in. */
function isComment({ text }: ListingLine): boolean {
  return text.startsWith("#");
}

function* withoutComments(lines: Iterable<ListingLine>): Generator<ListingLine> {
  for (const line of lines) if (!isComment(line)) yield line;
}

function readOutput(text: string, faults: FaultList): IpvsadmOutput {
  const beginning = firstLines(text);
  const form = detectForm(beginning);
  const banner = readBanner(beginning);
  const lines = readLines(text, faults);
  switch (form) {
    case "empty":
      // Nothing of ipvsadm's; lines that cannot be looked at at all become faults here.
      readRules(withoutComments(lines), faults);
      return { form };
    case "rules":
      return { form, ...readRules(withoutComments(lines), faults) };
    case "listing":
      return { form, banner, services: readServices(lines, anyConnectionColumns, faults) };
    case "tunnels":
      return { form, banner, services: readServices(lines, tunnelColumns, faults) };
    case "thresholds":
      return { form, banner, services: readServices(lines, thresholdColumns, faults) };
    case "persistent_connections":
      return { form, banner, services: readServices(lines, persistenceColumns, faults) };
    case "stats":
    case "rates":
      return { form, banner, services: readServices(lines, counterColumns, faults) };
    case "connections":
      return { form, connections: readConnections(lines, faults) };
    case "timeouts":
      return { form, timeouts: readTimeouts(lines, faults) };
    case "daemons":
      return { form, daemons: readDaemons(lines, faults) };
    default: {
      const [first] = beginning;
      const code = form === "ambiguous" ? "ipvs.titles_missing" : "ipvs.not_ipvsadm";
      if (first !== undefined) faults.add(first, new LineFault(code));
      return { form: "empty" };
    }
  }
}
