import { buildCluster } from "@/lib/import/build-cluster";
import type { DraftCluster, DraftDestination, DraftListener, DraftService } from "@/lib/import/draft";
import { ReportBuilder } from "@/lib/import/report-builder";
import type { Place } from "@/lib/import/source-line";
import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import { serviceAttributesEqual } from "@/lib/ipvs/equality";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { IpvsDestination, IpvsService } from "@/lib/ipvs/model";
import { parseSave } from "@/lib/ipvs/parse-save";
import { renderService } from "@/lib/ipvs/render-service";
import type { ServiceKey } from "@/lib/model/service-key";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { DraftContext } from "./draft-director";
import type { Discovery } from "./model";

/**
 * Says line by line in what the kernel and keepalived's file differ, and returns the services that only the kernel has.
 * While keepalived does not run, the file's services are in no kernel, and that is said once elsewhere.
 */
export function compareWithKernel(
  file: DraftCluster,
  kernel: readonly DraftService[],
  { rules, keepalived }: Discovery,
  { report }: DraftContext,
): DraftService[] {
  const wanted = new Map(
    expectedTable(buildCluster(file, "file", new ReportBuilder()).cluster).services.map((one) => [
      serviceKeyText(one.key),
      one,
    ]),
  );
  const table = parseSave(rules ?? "");
  const present = new Map((table.ok ? table.value.services : []).map((one) => [serviceKeyText(one.key), one]));
  const unknown: DraftService[] = [];
  for (const service of kernel) {
    const [key] = keyOf(service.listener).map(serviceKeyText);
    const own = key === undefined ? undefined : wanted.get(key);
    const found = key === undefined ? undefined : present.get(key);
    if (own === undefined) {
      report.warning(service.at, "discover.kernel_only", { service: key ?? "" });
      unknown.push(service);
    } else if (found !== undefined) compareService(own, found, service, sorryServers(file), report);
  }
  if (keepalived?.running === true && table.ok && rules !== null) {
    for (const [key, { key: own }] of wanted) {
      if (!present.has(key)) report.warning(placeInFile(file, own), "discover.service_missing", { service: key });
    }
  }
  return unknown;
}

/** The key of a listener that is one service of the kernel. */
export function keyOf(listener: DraftListener): ServiceKey[] {
  return listener.kind === "group" ? [] : [listener];
}

function compareService(
  wanted: IpvsService,
  found: IpvsService,
  { at, destinations }: DraftService,
  sorry: ReadonlySet<string>,
  report: ReportBuilder,
): void {
  const service = serviceKeyText(wanted.key);
  if (!serviceAttributesEqual(wanted, found)) {
    report.warning(at, "discover.service_differs", { wanted: renderService("-A", wanted) });
  }
  const own = new Map(wanted.destinations.map((destination) => [destinationKeyText(destination), destination]));
  for (const destination of destinations) {
    const key = destinationKeyText(destination);
    const inFile = own.get(key);
    own.delete(key);
    if (inFile !== undefined) compareDestination(inFile, found, destination, report);
    else if (sorry.has(key)) report.info(destination.at, "discover.sorry_server", { service, destination: key });
    else report.warning(destination.at, "discover.destination_kernel_only", { service, destination: key });
  }
  for (const key of own.keys()) report.warning(at, "discover.destination_missing", { service, destination: key });
}

/** A destination whose check fails has weight 0 with inhibit_on_failure, and checks may set weights of their own. */
function compareDestination(
  wanted: IpvsDestination,
  { destinations }: IpvsService,
  { at, address, port }: DraftDestination,
  report: ReportBuilder,
): void {
  const found = destinations.find((one) => one.address === address && one.port === port);
  if (found === undefined) return;
  const destination = destinationKeyText(wanted);
  if (found.weight !== wanted.weight) {
    report.warning(at, "discover.weight_differs", { destination, found: found.weight, wanted: wanted.weight });
  }
  if (found.forwarding !== wanted.forwarding) report.warning(at, "discover.forwarding_differs", { destination });
}

function sorryServers({ services }: DraftCluster): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ keepalived: { sorryServer } }) =>
      sorryServer == null ? [] : [destinationKeyText(sorryServer)],
    ),
  );
}

/** The virtual server, or the group, that stands for this service of the kernel. */
function placeInFile({ services, directors }: DraftCluster, key: ServiceKey): Place {
  const text = serviceKeyText(key);
  const own = services.find(({ listener }) => keyOf(listener).map(serviceKeyText).includes(text));
  const group = services.find(({ listener }) => listener.kind === "group");
  const place = own?.at ?? group?.at ?? directors[0]?.at;
  return place ?? { line: { path: "", number: 1, text: "" }, column: 1 };
}
