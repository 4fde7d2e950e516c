import type { ApproximateCounters } from "@/lib/ipvs/listing/counter-columns";
import type { ListedAttributes } from "@/lib/ipvs/listing/read-attributes";
import type { ConnectionEntry } from "@/lib/ipvs/listing/read-connections";
import type { ListedService } from "@/lib/ipvs/listing/read-services";
import type { Endpoint } from "@/lib/ipvs/parse-endpoint";
import type { IpvsadmOutput } from "@/lib/ipvs/parse-ipvsadm";
import { formatEndpoint } from "@/lib/model/address";
import type { ServiceKey } from "@/lib/model/service-key";

/**
 * The JSON of `parse-ipvsadm`, as docs/guide/cli.md describes it. Fields are added in later releases, never renamed or
 * removed. Counters are decimal strings: they exceed what JSON numbers hold exactly in most languages.
 */
export function presentIpvsadm(output: IpvsadmOutput): object {
  switch (output.form) {
    case "empty":
      return { form: output.form };
    case "timeouts":
      return { form: output.form, timeouts: output.timeouts };
    case "daemons":
      return { form: output.form, daemons: output.daemons };
    case "connections":
      return { form: output.form, connections: output.connections.map(presentConnection) };
    case "rules":
      return {
        form: output.form,
        services: output.services.map((service) => presentService(service, service.destinations)),
      };
    case "stats":
    case "rates": {
      const field = output.form === "stats" ? "counters" : "perSecond";
      const services = output.services.map((service) => presentFigures(service, field));
      return { form: output.form, kernel: output.banner, services };
    }
    default: {
      const services = output.services.map((service) => presentService(service, service.destinations));
      return { form: output.form, kernel: output.banner, services };
    }
  }
}

/** Destinations have the fields of their form, which are named here as they are in `lib/ipvs`. */
function presentService(
  { key, scheduler, schedulerFlags, persistence, onePacket }: ListedAttributes & { readonly key: ServiceKey },
  destinations: readonly Endpoint[],
): object {
  return { ...presentKey(key), scheduler, schedulerFlags, persistence, onePacket, destinations };
}

function presentFigures(
  { key, destinations, ...own }: ListedService<ApproximateCounters, ApproximateCounters>,
  field: "counters" | "perSecond",
): object {
  return {
    ...presentKey(key),
    ...presentCounters(own, field),
    destinations: destinations.map(({ address, port, ...figures }) => ({
      address,
      port,
      ...presentCounters(figures, field),
    })),
  };
}

function presentKey(key: ServiceKey): object {
  return key.kind === "fwmark"
    ? { protocol: null, mark: key.mark, family: key.family }
    : { protocol: key.protocol, address: key.address, port: key.port };
}

function presentCounters({ counters, approximate }: ApproximateCounters, field: "counters" | "perSecond"): object {
  const { connections, inPackets, outPackets, inBytes, outBytes } = counters;
  const figures = { connections, inPackets, outPackets, inBytes, outBytes };
  const texts = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, String(value)]));
  return { [field]: texts, approximate };
}

function presentConnection(entry: ConnectionEntry): object {
  const { protocol, expiresSec, state, client, virtual, destination, engine } = entry;
  const endpoints = { client: text(client), virtual: text(virtual), destination: text(destination) };
  return { protocol, expiresSec, state, ...endpoints, engine };
}

function text({ address, port }: Endpoint): string {
  return formatEndpoint(address, port);
}
