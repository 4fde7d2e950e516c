import type { ServiceKey } from "@/lib/model/service-key";
import type { Tunnel } from "@/lib/model/tunnel";
import { destinationKeyText } from "./destination-key-text";
import type { IpvsDestination } from "./model";
import { renderServiceKey } from "./render-service";

/**
 * A destination as one line of `ipvsadm -R`: always the full tuple, because `-e` replaces everything and would put what
 * a line leaves out back to its default (weight 1, direct routing, no thresholds).
 *
 * Thresholds are named when either is in force. A plain tunnel is not named: it is the default, and ipvsadm up to 1.29
 * refuses the option that names it.
 */
export function renderDestination(command: "-a" | "-e", key: ServiceKey, destination: IpvsDestination): string {
  const { forwarding, tunnel, weight } = destination;
  return [
    renderDestinationKey(command, key, destination),
    { dr: "-g", nat: "-m", tun: "-i" }[forwarding],
    `-w ${weight}`,
    ...(forwarding === "tun" && tunnel !== null ? tunnelWords(tunnel) : []),
    ...thresholdWords(destination),
  ].join(" ");
}

/** The line that removes a destination takes nothing but the two keys. */
export function renderDestinationKey(
  command: "-a" | "-e" | "-d",
  key: ServiceKey,
  destination: Pick<IpvsDestination, "address" | "port">,
): string {
  return `${command} ${renderServiceKey(key)} -r ${destinationKeyText(destination)}`;
}

function tunnelWords(tunnel: Tunnel): string[] {
  if (tunnel.kind === "ipip") return [];
  const checksum = { none: "--tun-nocsum", on: "--tun-csum", remote: "--tun-remcsum" }[tunnel.checksum];
  return tunnel.kind === "gre"
    ? ["--tun-type gre", checksum]
    : ["--tun-type gue", `--tun-port ${tunnel.port}`, checksum];
}

function thresholdWords({ upperThreshold, lowerThreshold }: IpvsDestination): string[] {
  const upper = upperThreshold ?? 0;
  const lower = lowerThreshold ?? 0;
  return upper === 0 && lower === 0 ? [] : [`-x ${upper}`, `-y ${lower}`];
}
