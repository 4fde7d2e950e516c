import type { DraftListener } from "@/lib/import/draft";
import { readEndpoint } from "@/lib/import/read-endpoint";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { placeOf } from "@/lib/import/source-line";
import { familyOf } from "@/lib/model/address";
import { markSchema } from "@/lib/model/listener";
import type { Settings } from "./settings";
import type { LdirectordVirtual } from "./syntax";

/** What a virtual listens on: `HOST:PORT`, or a number alone, which is a firewall mark. */
export function readListener(
  { target, inet6, line }: LdirectordVirtual,
  settings: Settings,
  report: ReportBuilder,
): DraftListener | null {
  const [word = ""] = /^\S*/.exec(target) ?? [];
  const rest = target.slice(word.length).trim();
  if (rest.startsWith("#")) report.keep(line, [], rest);
  else if (rest !== "") report.warning(placeOf(line, rest), "line.rest_ignored", { text: rest });
  if (/^\d+$/.test(word)) {
    const mark = markSchema.safeParse(Number(word));
    if (mark.success) return { kind: "fwmark", mark: mark.data, family: inet6 ? "inet6" : "inet" };
  }
  const endpoint = readEndpoint(word);
  if (endpoint === null || endpoint.port === null) {
    report.error(placeOf(line, word), "address.not_read", { text: word });
    return null;
  }
  const { address, port } = endpoint;
  if ((familyOf(address) === "inet6") !== inet6) report.warning(placeOf(line, word), "ldirectord.family");
  return { kind: "address", protocol: readProtocol(settings, port, report), address, port };
}

function readProtocol(settings: Settings, port: number, report: ReportBuilder): "TCP" | "UDP" {
  const standard = port === 53 ? "UDP" : "TCP";
  const entry = settings.entry("protocol");
  if (entry === null) return standard;
  if (entry.value === "tcp" || entry.value === "udp") return entry.value === "tcp" ? "TCP" : "UDP";
  report.error(placeOf(entry.line, entry.value), "value.not_known", { value: entry.value });
  return standard;
}
