import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { destinationsEqual, serviceAttributesEqual } from "@/lib/ipvs/equality";
import type { IpvsDestination, IpvsService } from "@/lib/ipvs/model";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { CheckedService, Expectation, ObservedDirector, ObservedRealServer, Sentence } from "./model";

/** One way in which a host is not as expected: message key under `operations.` and parameters. */
export type Difference = Sentence & { readonly severity: "error" | "warning" };

/** Compares a read-back with what the plan expects. No difference of severity error = confirmed. */
export function differences(expected: Expectation, observed: ObservedDirector | ObservedRealServer): Difference[] {
  return [
    ...("table" in observed ? tableDifferences(expected, observed) : []),
    ...fileDifferences(expected, observed),
    ...addressDifferences(expected, observed),
    ...("sysctls" in observed ? sysctlDifferences(expected, observed) : []),
    ...setUpDifferences(expected, observed),
    ...bootDifferences(expected, observed),
  ];
}

/** The kernel's part alone. */
export function tableDifferences(
  expected: Pick<Expectation, "table" | "checkedServices" | "absent">,
  observed: Pick<ObservedDirector, "table">,
): Difference[] {
  const present = new Map(observed.table.services.map((service) => [serviceKeyText(service.key), service]));
  const checked = new Map(expected.checkedServices.map((service) => [serviceKeyText(service.key), service]));
  const wrong = expected.table.services.flatMap((service) => {
    const key = serviceKeyText(service.key);
    const found = present.get(key);
    if (found === undefined) return [error("difference.service_missing", { service: key })];
    return serviceDifferences(service, found, checked.get(key));
  });
  const left = expected.absent
    .map(serviceKeyText)
    .filter((key) => present.has(key))
    .map((service) => error("difference.service_present", { service }));
  return [...wrong, ...left];
}

function serviceDifferences(
  expected: IpvsService,
  found: IpvsService,
  checked: CheckedService | undefined,
): Difference[] {
  const service = serviceKeyText(expected.key);
  const rest = new Map(found.destinations.map((destination) => [destinationKeyText(destination), destination]));
  const attributes = serviceAttributesEqual(expected, found) ? [] : [error("difference.service_differs", { service })];
  const destinations = expected.destinations.flatMap((wanted) => {
    const destination = destinationKeyText(wanted);
    const there = rest.get(destination);
    rest.delete(destination);
    if (there === undefined) {
      return [
        checked === undefined
          ? error("difference.destination_missing", { service, destination })
          : warning("difference.destination_down", { service, destination }),
      ];
    }
    if (destinationsEqual(wanted, there)) return [];
    const params = { service, destination, expected: wanted.weight, found: there.weight };
    const { upperThreshold, lowerThreshold } = there;
    if (destinationsEqual({ ...wanted, upperThreshold, lowerThreshold }, there)) {
      return [error("difference.thresholds_differ", { service, destination, ...thresholdTexts(wanted, there) })];
    }
    if (checked !== undefined && destinationsEqual({ ...wanted, weight: there.weight }, there)) {
      if (checked.inhibits && there.weight === 0) return [warning("difference.destination_down", params)];
      if (checked.weightVaries) return [warning("difference.weight_varies", params)];
    }
    return [error("difference.destination_differs", params)];
  });
  const sorryServer = checked?.sorryServer ?? null;
  const sorryKey = sorryServer === null ? null : destinationKeyText(sorryServer);
  const unexpected = [...rest].flatMap(([destination, { weight }]) => {
    if (destination !== sorryKey) return [error("difference.destination_unexpected", { service, destination })];
    // With weight 0 it only keeps its place.
    return weight === 0 ? [] : [warning("difference.sorry_server", { service, destination })];
  });
  return [...attributes, ...destinations, ...unexpected];
}

/** Each as `UPPER/LOWER`; a table without thresholds differs from nothing, so that they are known here. */
function thresholdTexts(wanted: IpvsDestination, found: IpvsDestination): Sentence["params"] {
  const text = (one: IpvsDestination) => `${one.upperThreshold ?? 0}/${one.lowerThreshold ?? 0}`;
  return { expected: text(wanted), found: text(found) };
}

function fileDifferences(expected: Expectation, { files }: ObservedDirector | ObservedRealServer): Difference[] {
  return Object.entries(expected.files).flatMap(([path, sha256]) => {
    const found = files[path]?.sha256 ?? null;
    if (found === sha256) return [];
    return [error(sha256 === null ? "difference.file_present" : "difference.file_differs", { path })];
  });
}

function addressDifferences(expected: Expectation, { addresses }: ObservedDirector | ObservedRealServer): Difference[] {
  const missing = expected.addresses.filter(
    (wanted) =>
      !addresses.some(
        (found) =>
          found.address === wanted.address &&
          found.interface === wanted.interface &&
          found.prefixLength === wanted.prefixLength,
      ),
  );
  const left = addresses.filter(({ address }) => expected.absentAddresses.includes(address));
  return [
    ...missing.map((wanted) =>
      error("difference.address_missing", { address: wanted.address, interface: wanted.interface }),
    ),
    ...left.map((found) => error("difference.address_present", { address: found.address, interface: found.interface })),
  ];
}

function sysctlDifferences(expected: Expectation, { sysctls }: ObservedRealServer): Difference[] {
  return Object.entries(expected.sysctls).flatMap(([name, value]) => {
    const found = sysctls[name] ?? "";
    return found === value ? [] : [error("difference.sysctl_differs", { name, expected: value, found })];
  });
}

function setUpDifferences(expected: Expectation, { setUp }: ObservedDirector | ObservedRealServer): Difference[] {
  if (expected.setUp === null || setUp.kind === "in-place") return [];
  return [error("difference.set_up", { report: setUp.kind === "incomplete" ? setUp.report : "" })];
}

function bootDifferences(expected: Expectation, observed: ObservedDirector | ObservedRealServer): Difference[] {
  const pairs: [boolean | null, boolean][] = [
    [expected.bootEnabled, observed.bootEnabled],
    ...("netBootEnabled" in observed
      ? [[expected.netBootEnabled, observed.netBootEnabled] satisfies [boolean | null, boolean]]
      : []),
  ];
  return pairs.flatMap(([wanted, found]) => {
    if (wanted === null || wanted === found) return [];
    return [error(wanted ? "difference.boot_disabled" : "difference.boot_enabled", {})];
  });
}

function error(code: string, params: Sentence["params"]): Difference {
  return { code, params, severity: "error" };
}

function warning(code: string, params: Sentence["params"]): Difference {
  return { code, params, severity: "warning" };
}
