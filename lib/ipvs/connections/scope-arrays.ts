import type { Endpoint } from "@/lib/ipvs/parse-endpoint";
import { hostPrefix, type IpAddress } from "@/lib/model/address";
import { renderKernelAddress, renderKernelMark, renderKernelPort } from "./kernel-address";
import { maskAddress } from "./mask-address";
import type { ConnectionScope, ScopedService } from "./model";

/**
 * Statements of awk that say what is meant: services and mark's destinations as sets of the words of a line, the
 * destination and the client. Nothing in them but hexadecimal digits, colons and names of protocols.
 */
export function scopeArrays({ services, destination, client }: ConnectionScope): string {
  const statements = [
    ...(services === null ? [] : ["hasServices = 1", ...services.flatMap(serviceStatements)]),
    ...(destination === null
      ? []
      : [`to = "${renderKernelAddress(destination.address)}"`, `toPort = "${renderKernelPort(destination.port)}"`]),
    ...(client === null ? [] : clientStatements(client)),
  ];
  return statements.map((statement) => `  ${statement}\n`).join("");
}

function serviceStatements({ key, destinations }: ScopedService): string[] {
  if (key.kind === "fwmark") {
    return [
      `kept["IP ${renderKernelMark(key.mark, key.family)} 0000"]`,
      ...destinations.map((each) => `marked["${words(each)}"]`),
    ];
  }
  const address = renderKernelAddress(key.address);
  return [
    `virtual["${key.protocol} ${address} ${renderKernelPort(key.port)}"]`,
    // The kernel keeps an FTP client with its server on every port, by a template of port 0.
    ...(key.port === ftpPort ? [`kept["${key.protocol} ${address} 0000"]`] : []),
  ];
}

/** A template holds for the network that its service's mask makes of the client, whichever mask that is. */
function clientStatements(client: IpAddress): string[] {
  const prefixes = Array.from({ length: hostPrefix(client) }, (_, index) => index + 1);
  const networks = new Set(prefixes.map((prefix) => renderKernelAddress(maskAddress(client, prefix))));
  return [
    `hasClient = 1`,
    `client = "${renderKernelAddress(client)}"`,
    ...[...networks].map((network) => `networks["${network}"]`),
  ];
}

const ftpPort = 21;

function words({ address, port }: Endpoint): string {
  return `${renderKernelAddress(address)} ${renderKernelPort(port)}`;
}
