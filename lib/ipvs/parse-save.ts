import { type Checked, errorAt, type Problem } from "@/lib/model/problem";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { destinationKeyText } from "./destination-key-text";
import type { IpvsDestination, IpvsService, IpvsTable } from "./model";
import { parseDestinationLine, parseServiceKey, parseServiceLine } from "./parse-command-line";
import { readOptions } from "./read-options";
import { unreadableLine } from "./unreadable-line";

type Draft = { readonly service: IpvsService; readonly destinations: Map<string, IpvsDestination> };

/**
 * Parses `ipvsadm -S -n` (ipvsadm 1.27 to 1.31), and what `renderSave` writes. Empty output is an empty table. A line
 * that is not fully understood makes the whole table unknown: a table with a service left out would be taken for a
 * table without it.
 *
 * Marks above 2^31-1, which ipvsadm prints negative, come out right. Thresholds are null where no line gives them.
 */
export function parseSave(text: string): Checked<IpvsTable> {
  const drafts = new Map<string, Draft>();
  const problems: Problem[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const words = line.split(/[ \t\r]+/).filter((word) => word !== "");
    if (words.length === 0) continue;
    const problem = addLine(drafts, words, index + 1, line);
    if (problem !== null) problems.push(problem);
  }
  if (problems.length > 0) return { ok: false, problems };
  const services = [...drafts.values()].map(({ service, destinations }) => ({
    ...service,
    destinations: [...destinations.values()],
  }));
  return { ok: true, value: { services } };
}

function addLine(drafts: Map<string, Draft>, words: readonly string[], line: number, text: string): Problem | null {
  const [command, ...rest] = words;
  const options = readOptions(rest);
  if (options === null) return unreadableLine(line, text);
  if (command === "-A") return addService(drafts, parseServiceLine(options), line, text);
  const key = parseServiceKey(options);
  const destination = parseDestinationLine(options);
  if (command !== "-a" || key === null || destination === null) return unreadableLine(line, text);
  const draft = drafts.get(serviceKeyText(key));
  if (draft === undefined)
    return errorAt(["line", line], "ipvs.service_missing", { line, service: serviceKeyText(key) });
  const keyText = destinationKeyText(destination);
  if (draft.destinations.has(keyText)) return errorAt(["line", line], "ipvs.duplicate", { line, key: keyText });
  draft.destinations.set(keyText, destination);
  return null;
}

function addService(
  drafts: Map<string, Draft>,
  service: IpvsService | null,
  line: number,
  text: string,
): Problem | null {
  if (service === null) return unreadableLine(line, text);
  const key = serviceKeyText(service.key);
  if (drafts.has(key)) return errorAt(["line", line], "ipvs.duplicate", { line, key });
  drafts.set(key, { service, destinations: new Map() });
  return null;
}
