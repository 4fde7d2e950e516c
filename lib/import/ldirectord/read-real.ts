import type { DraftDestination } from "@/lib/import/draft";
import { readEndpoint } from "@/lib/import/read-endpoint";
import type { ReportBuilder } from "@/lib/import/report-builder";
import { placeOf } from "@/lib/import/source-line";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import { compareAddresses, familyOf, type IpAddress } from "@/lib/model/address";
import { addressesFrom } from "@/lib/model/addresses-from";
import { readForwarding } from "./read-forwarding";
import type { LdirectordEntry } from "./syntax";

/** A destination, and what it is asked and must answer instead of what the virtual says. */
export type LdirectordReal = {
  readonly destination: DraftDestination;
  readonly own: { readonly request: string; readonly receive: string } | null;
};

/** More real servers in one line than anybody has. */
const maxRange = 1024;

/**
 * `real=HOST[->HOST][:PORT] gate|masq|ipip [WEIGHT] ["REQUEST", "RECEIVE"] [l:N] [u:N]`: one destination, or one for
 * each address of a range. Without a port it is the service's.
 */
export function readReal(entry: LdirectordEntry, servicePort: number, report: ReportBuilder): LdirectordReal[] {
  const { line, value } = entry;
  const [, target = "", flags = ""] = /^(\S+)\s*(.*)$/.exec(value) ?? [];
  const [first = "", last] = target.split("->");
  const from = readEndpoint(first);
  const to = last === undefined ? from : readEndpoint(last);
  if (from === null || to === null) {
    report.error(placeOf(line, target), "address.not_read", { text: target });
    return [];
  }
  const at = placeOf(line, target);
  const attributes = readFlags(entry, flags, report);
  if (attributes === null) return [];
  const port = to.port ?? from.port ?? 0;
  const addresses = range(from.address, to.address);
  if (addresses === null) {
    report.error(at, "ldirectord.range", { max: maxRange });
    return [];
  }
  const { own, ...rest } = attributes;
  return addresses.map((address) => ({
    destination: { at, address, port: port === 0 ? servicePort : port, ...rest },
    own,
  }));
}

function range(first: IpAddress, last: IpAddress): IpAddress[] | null {
  if (first === last) return [first];
  if (familyOf(first) === "inet6" || familyOf(last) === "inet6" || compareAddresses(first, last) > 0) return null;
  const addresses = addressesFrom(first, maxRange);
  const end = addresses.indexOf(last);
  return end < 0 ? null : addresses.slice(0, end + 1);
}

function readFlags(
  { line }: LdirectordEntry,
  flags: string,
  report: ReportBuilder,
): (Omit<DraftDestination, "at" | "address" | "port"> & Pick<LdirectordReal, "own">) | null {
  const match = /^(\w+)(?:\s+(\d+))?(?:\s+"([^"]*)"[, ]\s*"([^"]*)")?((?:\s+[lu]:\d+)*)\s*$/.exec(flags);
  const forwarding = readForwarding(match?.[1] ?? "");
  const weight = parseInteger(match?.[2] ?? "1", 0, 2 ** 31 - 1);
  if (match === null || forwarding === null || weight === null) {
    report.error(placeOf(line, flags), "ldirectord.real", { text: flags });
    return null;
  }
  const [, , , request, receive, thresholds = ""] = match;
  return {
    forwarding,
    tunnel: forwarding === "tun" ? { kind: "ipip" } : null,
    weight,
    upperThreshold: threshold(thresholds, "u"),
    lowerThreshold: threshold(thresholds, "l"),
    healthChecks: null,
    own: request === undefined || receive === undefined ? null : { request, receive },
  };
}

function threshold(text: string, letter: "l" | "u"): number {
  return parseInteger(new RegExp(`${letter}:(\\d+)`).exec(text)?.[1], 0, 2 ** 31 - 1) ?? 0;
}
