import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { readBanner } from "@/lib/ipvs/listing/read-banner";
import { type IpvsListing, parseListing } from "@/lib/ipvs/parse-listing";
import { parsePersistence } from "@/lib/ipvs/parse-persistence";
import { type IpvsCounters, type IpvsStats, parseStats } from "@/lib/ipvs/parse-stats";
import { printAttributes } from "@/lib/ipvs/print-attributes";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { StepResult } from "@/lib/shell/model";
import { parseInterfaces } from "./parse-interfaces";
import { parseLoad } from "./parse-load";
import { parseLocalAddresses } from "./parse-local-addresses";
import type { RawDestination, RawSample, RawService } from "./raw-sample";
import { readKernelSettings } from "./read-kernel-settings";

/**
 * Joins what the sample program printed into one sample; null when the director has no readable IPVS table.
 *
 * The table may change between the two listings. What only one of them has is left out and comes with the next sample.
 */
export function readSample(steps: readonly StepResult[]): RawSample | null {
  const output = new Map(steps.filter(({ exitCode }) => exitCode !== null).map((step) => [step.id, step]));
  const [statsStep, listingStep] = [output.get("stats"), output.get("listing")];
  if (statsStep?.exitCode !== 0 || listingStep?.exitCode !== 0) return null;
  const stats = parseStats(statsStep.output);
  const listing = parseListing(listingStep.output);
  if (!stats.ok || !listing.ok) return null;
  const counted = indexStats(stats.value);
  const templates = indexTemplates(output.get("persistence")?.output ?? "");
  const files = output.get("addresses")?.output ?? "";
  return {
    services: listing.value.flatMap((service) => joinService(service, counted, templates)),
    banner: readBanner([{ text: listingStep.output.split("\n", 1).join() }]),
    addresses: parseLocalAddresses(files),
    interfaces: parseInterfaces(files),
    load: parseLoad(files),
    settings: readKernelSettings(output.get("timeouts")?.output ?? "", output.get("daemons")?.output ?? ""),
    keepalivedRunning: output.get("keepalived")?.output === "running",
  };
}

function indexStats(stats: IpvsStats): ReadonlyMap<string, IpvsStats[number]> {
  return new Map(stats.map((service) => [serviceKeyText(service.key), service]));
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

function joinService(
  listed: IpvsListing[number],
  counted: ReadonlyMap<string, IpvsStats[number]>,
  templates: ReadonlyMap<string, number>,
): RawService[] {
  const key = serviceKeyText(listed.key);
  const stats = counted.get(key);
  if (stats === undefined) return [];
  const counters = new Map(stats.destinations.map((each) => [destinationKeyText(each), onlyCounters(each)]));
  return [
    {
      key: listed.key,
      scheduler: listed.scheduler,
      attributes: printAttributes(listed.key, listed),
      persistenceSec: listed.persistence?.timeoutSec ?? null,
      counters: onlyCounters(stats),
      destinations: listed.destinations.flatMap((each): RawDestination[] => {
        const own = counters.get(destinationKeyText(each));
        const kept = listed.persistence === null ? null : (templates.get(`${key} ${destinationKeyText(each)}`) ?? null);
        return own === undefined ? [] : [{ ...each, counters: own, templates: kept }];
      }),
    },
  ];
}

function onlyCounters({ connections, inPackets, outPackets, inBytes, outBytes }: IpvsCounters): IpvsCounters {
  return { connections, inPackets, outPackets, inBytes, outBytes };
}
