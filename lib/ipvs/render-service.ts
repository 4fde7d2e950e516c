import ipaddr from "ipaddr.js";
import { formatEndpoint } from "@/lib/model/address";
import type { ServiceKey } from "@/lib/model/service-key";
import type { IpvsPersistence, IpvsService } from "./model";
import { maxPrefix, serviceFamily } from "./service-family";

/** The attributes and key of a service, as one line of `ipvsadm -R`. `-A` adds; `-E` replaces every attribute. */
export function renderService(command: "-A" | "-E", service: IpvsService): string {
  return [
    command,
    renderServiceKey(service.key),
    `-s ${service.scheduler}`,
    ...(service.persistence === null ? [] : persistenceWords(service.persistence, service.key)),
    ...(service.onePacket ? ["-o"] : []),
    ...(service.schedulerFlags.length === 0 ? [] : [`-b ${service.schedulerFlags.join(",")}`]),
  ].join(" ");
}

/** The SVC part of a line, as `ipvsadm -Sn` prints it, but with marks above 2^31-1 positive, as only -R takes them. */
export function renderServiceKey(key: ServiceKey): string {
  if (key.kind === "fwmark") return key.family === "inet6" ? `-f ${key.mark} -6` : `-f ${key.mark}`;
  const option = { TCP: "-t", UDP: "-u", SCTP: "--sctp-service" }[key.protocol];
  return `${option} ${formatEndpoint(key.address, key.port)}`;
}

/** `-M` is left out when each client stands for itself. For IPv6 it must come after the key, or it is lost. */
function persistenceWords({ timeoutSec, prefixLength, engine }: IpvsPersistence, key: ServiceKey): string[] {
  const family = serviceFamily(key);
  const single = prefixLength === maxPrefix(family);
  const dotted = family === "inet" ? ipaddr.IPv4.subnetMaskFromPrefixLength(prefixLength).toString() : null;
  const mask = dotted ?? String(prefixLength);
  return [`-p ${timeoutSec}`, ...(single ? [] : [`-M ${mask}`]), ...(engine === null ? [] : [`--pe ${engine}`])];
}
