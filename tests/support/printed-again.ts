import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { type IpvsadmOutput, parseIpvsadm } from "@/lib/ipvs/parse-ipvsadm";
import type { IpvsCounters } from "@/lib/ipvs/parse-stats";
import { printAttributes } from "@/lib/ipvs/print-attributes";
import { type Five, type PrintedService, printListing } from "@/lib/ipvs/print-listing";
import { serviceKeyText } from "@/lib/model/service-key-text";

/** What ipvsadm printed, read and printed again by us: the same text when our columns are its columns. */
export function printedAgain(text: string): string {
  const read = parseIpvsadm(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const output = read.value;
  if (output.form !== "listing" && output.form !== "stats" && output.form !== "rates")
    throw new Error(`the raw tab prints no ${output.form}`);
  return printListing(output.form, { banner: output.banner, services: servicesOf(output) });
}

const noFigures = { attributes: "", totals: null, perSec: null } as const;
const noConnections = { forwarding: "dr", weight: 0, active: 0, inactive: 0 } as const;

function servicesOf(output: Extract<IpvsadmOutput, { form: "listing" | "stats" | "rates" }>): PrintedService[] {
  if (output.form === "listing") {
    return output.services.map((service) => ({
      ...noFigures,
      key: serviceKeyText(service.key),
      attributes: printAttributes(service.key, service),
      destinations: service.destinations.map((row) => {
        const { forwarding, weight, activeConnections: active, inactiveConnections: inactive } = row;
        if (forwarding !== "dr" && forwarding !== "nat" && forwarding !== "tun")
          throw new Error(`the panel manages no ${forwarding}`);
        return { ...noFigures, key: destinationKeyText(row), forwarding, weight, active, inactive };
      }),
    }));
  }
  return output.services.map((service) => ({
    ...noFigures,
    ...bothOf(service.counters),
    key: serviceKeyText(service.key),
    destinations: service.destinations.map((row) => ({
      ...noConnections,
      ...bothOf(row.counters),
      key: destinationKeyText(row),
    })),
  }));
}

function bothOf({ connections, inPackets, outPackets, inBytes, outBytes }: IpvsCounters) {
  const figures: Five = [connections, inPackets, outPackets, inBytes, outBytes];
  return { totals: figures, perSec: figures };
}
