import { serviceKeyText } from "@/lib/model/service-key-text";
import { destinationKeyText } from "./destination-key-text";
import { findRuleFault } from "./find-rule-fault";
import type { FaultList } from "./listing/fault-list";
import { LineFault } from "./listing/line-fault";
import type { ListingLine } from "./listing/listing-line";
import type { IpvsDestination, IpvsService, IpvsTable } from "./model";
import { parseDestinationLine, parseServiceKey, parseServiceLine } from "./parse-command-line";
import { readOptions } from "./read-options";

type Draft = { readonly service: IpvsService; readonly destinations: Map<string, IpvsDestination> };

/** Reads the lines of `ipvsadm -Sn`: each service with `-A`, each of its destinations with an `-a` somewhere after it. */
export function readRules(lines: Iterable<ListingLine>, faults: FaultList): IpvsTable {
  const drafts = new Map<string, Draft>();
  for (const line of lines) {
    const fault = addRule(drafts, line.words);
    if (fault !== null) faults.add(line, fault);
  }
  const services = [...drafts.values()].map(({ service, destinations }) => ({
    ...service,
    destinations: [...destinations.values()],
  }));
  return { services };
}

function addRule(drafts: Map<string, Draft>, words: readonly string[]): LineFault | null {
  const options = readOptions(words.slice(1));
  const key = options === null ? null : parseServiceKey(options);
  if (options === null || key === null) return findRuleFault(words);
  const keyText = serviceKeyText(key);
  const draft = drafts.get(keyText);
  if (words[0] === "-A") {
    const service = parseServiceLine(options);
    if (service === null) return findRuleFault(words);
    if (draft !== undefined) return new LineFault("ipvs.duplicate", 2);
    drafts.set(keyText, { service, destinations: new Map() });
    return null;
  }
  const destination = words[0] === "-a" ? parseDestinationLine(options) : null;
  if (destination === null) return findRuleFault(words);
  if (draft === undefined) return new LineFault("ipvs.service_missing", 2);
  const destinationText = destinationKeyText(destination);
  if (draft.destinations.has(destinationText)) return new LineFault("ipvs.duplicate", words.indexOf("-r") + 1);
  draft.destinations.set(destinationText, destination);
  return null;
}
