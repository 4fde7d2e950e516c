import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsDestination, IpvsService, IpvsTable } from "@/lib/ipvs/model";
import type { DesiredCluster } from "@/lib/model/cluster";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { Difference } from "@/lib/plan/differences";
import type { Expectation, ObservedDirector, ObservedRealServer } from "@/lib/plan/model";
import { visibleText } from "@/lib/shell/visible-text";
import { adoptableDestination, adoptableService } from "./adoptable";
import { destinationText, serviceText } from "./kernel-texts";
import { type Drift, type DriftKind, driftKinds } from "./model";

export type DriftContext = {
  readonly cluster: DesiredCluster;
  readonly expected: Expectation;
  readonly observed: ObservedDirector | ObservedRealServer;
  /** What the director would load from its own files. */
  readonly fileTable: IpvsTable;
};

type Described = Omit<Drift, "hostId" | "hostName" | "role">;

/** A difference with the values of all three states. */
export function describeDifference(context: DriftContext, { code, params }: Difference): Described {
  const kind = kindOf(code);
  const text = (name: string) => String(params[name] ?? "");
  if (params.destination !== undefined) return ofDestination(context, kind, text("service"), text("destination"));
  if (params.service !== undefined) return ofService(context, kind, text("service"));
  if (params.path !== undefined) return ofFile(context, kind, text("path"));
  if (params.address !== undefined) return ofAddress(kind, text("address"), text("interface"));
  if (params.name !== undefined) {
    return { ...plain(kind, text("name")), desired: text("expected"), kernel: visibleText(text("found")) || null };
  }
  if (kind === "set_up")
    return { ...plain(kind, "signalbox"), desired: "in force", kernel: visibleText(text("report")) || null };
  const [desired, found] = kind === "boot_disabled" ? ["enabled", "disabled"] : ["disabled", "enabled"];
  return { ...plain(kind, "boot"), desired, file: found };
}

function plain(kind: DriftKind, object: string): Described {
  return { kind, object, desired: null, file: null, kernel: null, adoptable: null };
}

function kindOf(code: string): DriftKind {
  const kind = driftKinds.find((one) => code === `difference.${one}`);
  if (kind === undefined) throw new Error(`no kind of drift for ${code}`);
  return kind;
}

function ofService({ cluster, expected, observed, fileTable }: DriftContext, kind: DriftKind, key: string): Described {
  const desired = serviceIn(expected.table, key);
  const file = serviceIn(fileTable, key);
  const kernel = "table" in observed ? serviceIn(observed.table, key) : undefined;
  return {
    kind,
    object: key,
    desired: desired === undefined ? null : serviceText(desired),
    file: file === undefined ? null : serviceText(file),
    kernel: kernel === undefined ? null : serviceText(kernel),
    adoptable: desired === undefined || kernel === undefined ? null : adoptableService(cluster, desired, kernel),
  };
}

function ofDestination(context: DriftContext, kind: DriftKind, service: string, destination: string): Described {
  const { cluster, expected, observed, fileTable } = context;
  const desired = destinationIn(expected.table, service, destination);
  const file = destinationIn(fileTable, service, destination);
  const kernel = "table" in observed ? destinationIn(observed.table, service, destination) : undefined;
  const show = (one: Found | undefined) =>
    one === undefined ? null : destinationText(one.service.key, one.destination);
  return {
    kind,
    object: `${service} ${destination}`,
    desired: show(desired),
    file: show(file),
    kernel: show(kernel),
    adoptable:
      desired === undefined || kernel === undefined ? null : adoptableDestination(cluster, desired, kernel.destination),
  };
}

/** Files are told apart by their sums: a text may be long, and what somebody wrote into it may be a password. */
function ofFile({ expected, observed }: DriftContext, kind: DriftKind, path: string): Described {
  const sum = (sha256: string | null | undefined) => (sha256 == null ? null : `sha256 ${sha256.slice(0, 12)}`);
  return { ...plain(kind, path), desired: sum(expected.files[path]), file: sum(observed.files[path]?.sha256) };
}

function ofAddress(kind: DriftKind, address: string, device: string): Described {
  const place = `dev ${device}`;
  return kind === "address_missing"
    ? { ...plain(kind, address), desired: place }
    : { ...plain(kind, address), kernel: place };
}

type Found = { readonly service: IpvsService; readonly destination: IpvsDestination };

function serviceIn({ services }: IpvsTable, key: string): IpvsService | undefined {
  return services.find((service) => serviceKeyText(service.key) === key);
}

function destinationIn(table: IpvsTable, serviceKey: string, key: string): Found | undefined {
  const service = serviceIn(table, serviceKey);
  const destination = service?.destinations.find((one) => destinationKeyText(one) === key);
  return service === undefined || destination === undefined ? undefined : { service, destination };
}
