import type { ImportedCluster, ImportResult } from "@/lib/import/model";
import type { DesiredDestination, DesiredService } from "@/lib/model/cluster";
import type { HealthCheck } from "@/lib/model/health-check";
import { ipvsSettingsSchema } from "@/lib/model/ipvs-settings";
import { keepalivedSettingsSchema } from "@/lib/model/keepalived-settings";
import { virtualServerOptionsSchema } from "@/lib/model/virtual-server-options";
import { type Vrrp, vrrpSchema } from "@/lib/model/vrrp";

/** An import as a person reads it: one line for each thing, and nothing that is as it always is. */
export function readableResult({ clusters, report }: ImportResult): string {
  const readable = {
    clusters: clusters.map(readableCluster),
    report: report.map(({ line, column, severity, code, params, text }) => {
      const details = Object.entries(params).map(([name, value]) => ` ${name}=${value}`);
      return `${line}:${column} ${severity} ${code}${details.join("")} | ${text}`;
    }),
  };
  return `${JSON.stringify(readable, null, 2)}\n`;
}

function readableCluster(cluster: ImportedCluster) {
  return {
    name: cluster.name,
    engine: cluster.engine,
    vrrp: cluster.vrrp === null ? null : readableVrrp(cluster.vrrp),
    ...(cluster.vrrpInstances.length === 0 ? {} : { vrrpInstances: cluster.vrrpInstances.map(readableVrrp) }),
    ...differing("keepalived", cluster.keepalived, keepalivedSettingsSchema.parse({})),
    ...differing("ipvs", cluster.ipvs, ipvsSettingsSchema.parse({})),
    directors: cluster.directors.map(
      (director) => `${director.name} ${director.address} dev ${director.interface} priority ${director.priority}`,
    ),
    vips: cluster.vips.map(
      ({ address, prefixLength, vrrpInstanceId }) =>
        `${address}/${prefixLength}${vrrpInstanceId === null ? "" : ` ${vrrpInstanceId}`}`,
    ),
    services: cluster.services.map((service) => readableService(cluster, service)),
    kept: cluster.kept.map(({ line, block, text }) => `${line}: ${[...block, text].join(" > ")}`),
  };
}

function readableVrrp(vrrp: Vrrp): object {
  const usual = vrrpSchema.parse({ virtualRouterId: vrrp.virtualRouterId });
  return { virtualRouterId: vrrp.virtualRouterId, ...differing("", vrrp, usual)[""] };
}

function readableService(cluster: ImportedCluster, service: DesiredService) {
  const { name, listener, scheduler, schedulerFlags, onePacket, persistence, healthChecks } = service;
  return {
    name,
    listener: inWords(listener),
    scheduler: [scheduler, ...schedulerFlags].join(" "),
    ...(onePacket ? { onePacket } : {}),
    ...(persistence === null ? {} : { persistence: inWords(persistence) }),
    ...differing("keepalived", service.keepalived, virtualServerOptionsSchema.parse({})),
    healthChecks: healthChecks.map(readableCheck),
    destinations: service.destinations.map((destination) => readableDestination(cluster, destination)),
  };
}

function readableDestination({ realServers }: ImportedCluster, destination: DesiredDestination): string {
  const { realServerId, port, forwarding, tunnel, weight, upperThreshold, lowerThreshold, healthChecks } = destination;
  const address = realServers.find(({ id }) => id === realServerId)?.address ?? "?";
  return [
    `${address} port ${port} ${forwarding} weight ${weight}`,
    ...(tunnel === null ? [] : [inWords(tunnel)]),
    ...(upperThreshold + lowerThreshold === 0 ? [] : [`thresholds ${lowerThreshold}..${upperThreshold}`]),
    ...(healthChecks === null ? [] : ["checks", ...healthChecks.map(readableCheck)]),
  ].join(" ");
}

function readableCheck({ kind, ...check }: HealthCheck): string {
  const said = Object.entries(check).filter(([, value]) => value !== null);
  return [kind, ...said.map(([name, value]) => `${name}=${inWords(value)}`)].join(" ");
}

/** The fields of an object that are not as usual, under its name. */
function differing(name: string, object: object, usual: object): Record<string, object> {
  const other = Object.entries(object).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(usual, field)),
  );
  return other.length === 0 ? {} : { [name]: Object.fromEntries(other) };
}

/** JSON without its quotes, which would be escaped inside of other JSON. */
function inWords(value: unknown): string {
  return JSON.stringify(value).replaceAll('"', "");
}
