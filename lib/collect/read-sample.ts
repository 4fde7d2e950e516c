import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { readBanner } from "@/lib/ipvs/listing/read-banner";
import type { Endpoint } from "@/lib/ipvs/parse-endpoint";
import { type ListedDestination, parseListing } from "@/lib/ipvs/parse-listing";
import { parsePersistence } from "@/lib/ipvs/parse-persistence";
import { type ProcService, parseProcTable } from "@/lib/ipvs/parse-proc-table";
import { type IpvsCounters, type IpvsStats, parseStats } from "@/lib/ipvs/parse-stats";
import type { Counters } from "@/lib/live/snapshot";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { StepResult } from "@/lib/shell/model";
import { parseInterfaces } from "./parse-interfaces";
import { parseLoad } from "./parse-load";
import { parseLocalAddresses } from "./parse-local-addresses";
import type { RawDestination, RawSample, RawService } from "./raw-sample";
import { readKernelSettings } from "./read-kernel-settings";
import { formOf, readByForm, type SampleForm } from "./sample-form";
import { stateMark } from "./sample-program";
import { headOf, headsByLine, type ServiceHead, type ServiceHeads } from "./service-heads";

export type ReadSample =
  | { readonly kind: "read"; readonly sample: RawSample }
  /** There is a service that is not among the heads: the sample must be taken again, and ask for them. */
  | { readonly kind: "heads-missing" }
  /** The director has no readable IPVS table. */
  | { readonly kind: "unreadable" };

/**
 * Joins what a sample program printed into one sample. Without a listing of its own, services are known by `heads`, and
 * texts that differ in figures only from those before are read by their `form`, to the same result.
 *
 * The table may change between the outputs. What only one of them has is left out and comes with the next sample.
 */
export function readSample(
  steps: readonly StepResult[],
  heads: ServiceHeads | null,
  form: SampleForm | null = null,
): ReadSample {
  const output = new Map(steps.filter(({ exitCode }) => exitCode !== null).map((step) => [step.id, step]));
  const step = output.get("sample");
  const printed = (id: string) => output.get(id)?.output ?? "";
  if (step?.exitCode !== 0) return { kind: "unreadable" };
  const { statsText, keepalived, files, table } = splitSample(step.output);
  const templates = indexTemplates(printed("persistence"));
  const texts = { counters: statsText, table };
  const isForm = form !== null && heads !== null && !output.has("listing");
  const services = isForm ? readByForm(form, texts, templates) : null;
  const tables =
    services === null ? readTables(texts, output.get("listing"), heads, templates) : { services, heads, form };
  if (typeof tables === "string") return { kind: tables };
  const sample = {
    ...tables,
    banner: readBanner([{ text: statsText.split("\n", 1).join() }]),
    addresses: parseLocalAddresses(files),
    interfaces: parseInterfaces(files),
    load: parseLoad(files),
    settings: readKernelSettings(printed("timeouts"), printed("daemons"), printed("sysctls")),
    keepalivedRunning: keepalived === "running",
  };
  return { kind: "read", sample };
}

/** Word by word, as for the first time. */
function readTables(
  texts: { readonly counters: string; readonly table: string },
  listing: StepResult | undefined,
  known: ServiceHeads | null,
  templates: ReadonlyMap<string, number>,
): Pick<RawSample, "services" | "heads" | "form"> | "heads-missing" | "unreadable" {
  const stats = parseStats(texts.counters);
  if (!stats.ok) return "unreadable";
  const listed = readListed(listing, texts.table, known);
  if (listed === "heads-missing" || listed === "unreadable") return listed;
  const listedById = new Map(listed.services.map((service) => [service.head.id, service]));
  const services = stats.value.flatMap((counted) => {
    const service = listedById.get(serviceKeyText(counted.key));
    return service === undefined ? [] : [joinService(service, counted, templates)];
  });
  const { heads, tableIds } = listed;
  return { services, heads, form: heads === null ? null : formOf(services, texts, tableIds) };
}

/** In the order in which the program prints them. The table of IPVS is the last of the files; "" = there is none. */
function splitSample(text: string) {
  const markAt = text.indexOf(`\n${stateMark}`);
  if (markAt < 0) return { statsText: text, keepalived: "", files: "", table: "" };
  const [mark = ""] = text.slice(markAt + 1).split("\n", 1);
  const files = text.slice(markAt + 1 + mark.length);
  const tableAt = files.search(/^IP Virtual Server version /m);
  return {
    statsText: text.slice(0, markAt),
    keepalived: mark.slice(stateMark.length),
    files: tableAt < 0 ? files : files.slice(0, tableAt),
    table: tableAt < 0 ? "" : files.slice(tableAt),
  };
}

type Listed = { readonly head: ServiceHead; readonly destinations: readonly ListedEndpoint[] };

type ListedTable = {
  readonly services: readonly Listed[];
  readonly heads: ServiceHeads | null;
  /** The destinations of the kernel's own table, in its order; [] where it is not understood. */
  readonly tableIds: readonly string[];
};

/** A listing is believed before the table, which is then read for the lines of its services only. */
function readListed(
  listingStep: StepResult | undefined,
  tableText: string,
  known: ServiceHeads | null,
): ListedTable | "heads-missing" | "unreadable" {
  const table = parseProcTable(tableText);
  if (listingStep !== undefined) {
    const listing = listingStep.exitCode === 0 ? parseListing(listingStep.output) : null;
    if (listing?.ok !== true) return "unreadable";
    const services = listing.value.map((each) => ({ head: headOf(each), destinations: each.destinations }));
    const heads = services.map(({ head }) => head);
    const byLine = table === null ? null : headsByLine(table, heads);
    return { services, heads: byLine, tableIds: idsOf(table ?? [], byLine) };
  }
  const services: Listed[] = [];
  for (const { line, destinations } of table ?? []) {
    const head = known?.get(line);
    if (head === undefined) return "heads-missing";
    services.push({ head, destinations });
  }
  return table === null ? "heads-missing" : { services, heads: known, tableIds: idsOf(table, known) };
}

function idsOf(table: readonly ProcService[], heads: ServiceHeads | null): string[] {
  return table.flatMap(({ line, destinations }) => {
    return destinations.map((each) => `${heads?.get(line)?.id} ${destinationKeyText(each)}`);
  });
}

/** Templates by "SERVICE DESTINATION"; none when there is nothing to read. They are worth no sample. */
function indexTemplates(text: string): ReadonlyMap<string, number> {
  const listing = parsePersistence(text);
  if (!listing.ok) return new Map();
  return new Map(
    listing.value.flatMap(({ key, destinations }) =>
      destinations.map((each) => [`${serviceKeyText(key)} ${destinationKeyText(each)}`, each.persistentConnections]),
    ),
  );
}

/** In the order of the counters, which is ipvsadm's; the kernel's own table has another. */
function joinService(
  { head, destinations }: Listed,
  counted: IpvsStats[number],
  templates: ReadonlyMap<string, number>,
): RawService {
  const listedOf = listedIn(destinations);
  const joined = counted.destinations.flatMap((each, index): RawDestination[] => {
    const key = destinationKeyText(each);
    const listed = listedOf(each, key, index);
    if (listed === undefined) return [];
    const id = `${head.id} ${key}`;
    const kept = head.persistenceSec === null ? null : (templates.get(id) ?? null);
    return [joinDestination(listed, { key, id, counters: presentCounters(each), templates: kept })];
  });
  return { ...head, counters: presentCounters(counted), destinations: joined };
}

type ListedEndpoint = Endpoint & ListedDestination;

/** Both listings of ipvsadm have a service's destinations in one order, so that most need not be looked for. */
function listedIn(listed: readonly ListedEndpoint[]) {
  let byKey: Map<string, ListedEndpoint> | undefined;
  return ({ address, port }: Endpoint, key: string, index: number): ListedEndpoint | undefined => {
    const there = listed[index];
    if (there?.address === address && there.port === port) return there;
    byKey ??= new Map(listed.map((each) => [destinationKeyText(each), each]));
    return byKey.get(key);
  };
}

/** Not by spreads: there are a thousand on a busy director, every two seconds. */
function joinDestination(
  { address, port, forwarding, weight, activeConnections, inactiveConnections }: ListedEndpoint,
  { key, id, counters, templates }: Pick<RawDestination, "key" | "id" | "counters" | "templates">,
): RawDestination {
  return { key, id, address, port, forwarding, weight, activeConnections, inactiveConnections, templates, counters };
}

function presentCounters(counters: IpvsCounters): Counters {
  return {
    connections: String(counters.connections),
    inPackets: String(counters.inPackets),
    outPackets: String(counters.outPackets),
    inBytes: String(counters.inBytes),
    outBytes: String(counters.outBytes),
  };
}
