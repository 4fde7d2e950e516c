import fc from "fast-check";
import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsDestination, IpvsService, IpvsTable } from "@/lib/ipvs/model";
import { maxPrefix, serviceFamily } from "@/lib/ipvs/service-family";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import type { ServiceKey } from "@/lib/model/service-key";
import { serviceKeyText } from "@/lib/model/service-key-text";
import type { Tunnel } from "@/lib/model/tunnel";

/** An address that a test writes down by hand. */
export function address(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (parsed === null) throw new Error(`not an address: ${text}`);
  return parsed;
}

const inet = fc.integer({ min: 1, max: 30 }).map((last) => address(`10.77.0.${last}`));
const inet6 = fc.integer({ min: 1, max: 30 }).map((last) => address(`fd77::${last.toString(16)}`));

const key: fc.Arbitrary<ServiceKey> = fc.oneof(
  fc.record({
    kind: fc.constant("address" as const),
    protocol: fc.constantFrom("TCP" as const, "UDP" as const, "SCTP" as const),
    address: fc.oneof(inet, inet6),
    port: fc.integer({ min: 1, max: 65535 }),
  }),
  fc.record({
    kind: fc.constant("fwmark" as const),
    mark: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2 ** 31 - 1, max: 2 ** 32 - 1 })),
    family: fc.constantFrom("inet" as const, "inet6" as const),
  }),
);

const tunnel: fc.Arbitrary<Tunnel> = fc.oneof(
  fc.constant({ kind: "ipip" as const }),
  fc.record({ kind: fc.constant("gre" as const), checksum: fc.constantFrom("none" as const, "on" as const) }),
  fc.record({
    kind: fc.constant("gue" as const),
    port: fc.integer({ min: 1, max: 65535 }),
    checksum: fc.constantFrom("none" as const, "on" as const, "remote" as const),
  }),
);

/** Thresholds as the kernel takes them: the lower one is not above the upper one. */
const thresholds = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
  .map(([a, b]) => ({ upperThreshold: Math.max(a, b), lowerThreshold: Math.min(a, b) }));

function destination(serviceKey: ServiceKey): fc.Arbitrary<IpvsDestination> {
  const servicePort = serviceKey.kind === "address" ? serviceKey.port : 0;
  const attributes = fc.record({
    address: serviceFamily(serviceKey) === "inet" ? inet : inet6,
    port: fc.oneof(fc.constant(servicePort), fc.integer({ min: 1, max: 65535 })),
    forwarding: fc.constantFrom("dr" as const, "nat" as const, "tun" as const),
    tunnel,
    weight: fc.integer({ min: 0, max: 65535 }),
    thresholds,
  });
  return attributes.map(({ thresholds: { upperThreshold, lowerThreshold }, ...item }) => ({
    ...item,
    port: item.forwarding === "nat" ? item.port : servicePort,
    tunnel: item.forwarding === "tun" ? item.tunnel : null,
    upperThreshold,
    lowerThreshold,
  }));
}

const service: fc.Arbitrary<IpvsService> = key.chain((serviceKey) => {
  const family = serviceFamily(serviceKey);
  return fc.record({
    key: fc.constant(serviceKey),
    scheduler: fc.constantFrom("rr", "wrr", "wlc", "sh", "mh"),
    schedulerFlags: fc.subarray(["flag-1", "flag-2", "sh-port"]),
    persistence: fc.option(
      fc.record({
        timeoutSec: fc.integer({ min: 1, max: 2678400 }),
        prefixLength: fc.integer({ min: 1, max: maxPrefix(family) }),
        engine: fc.constantFrom("sip" as const, null),
      }),
    ),
    onePacket: fc.boolean(),
    destinations: fc.uniqueArray(destination(serviceKey), { selector: destinationKeyText, maxLength: 4 }),
  });
});

export const services: fc.Arbitrary<IpvsService[]> = fc.uniqueArray(service, {
  selector: (item) => serviceKeyText(item.key),
  maxLength: 5,
});

export const tables: fc.Arbitrary<IpvsTable> = services.map((list) => ({ services: list }));

/** Two tables that have services and destinations in common, as a table has with itself after some edits. */
export const tablePairs: fc.Arbitrary<[IpvsTable, IpvsTable]> = fc
  .tuple(tables, fc.infiniteStream(fc.constantFrom("keep", "drop", "edit")), tables)
  .map(([before, choices, extra]) => {
    const next = () => choices.next().value;
    const kept = before.services.flatMap((item) => {
      const choice = next();
      if (choice === "drop") return [];
      const edited = choice === "edit" ? { ...item, scheduler: "lc", onePacket: !item.onePacket } : item;
      const destinations = item.destinations.flatMap((dest) => {
        const fate = next();
        return fate === "drop" ? [] : [fate === "edit" ? { ...dest, weight: (dest.weight + 1) % 65536 } : dest];
      });
      return [{ ...edited, destinations }];
    });
    const keys = new Set(before.services.map((item) => serviceKeyText(item.key)));
    const added = extra.services.filter((item) => !keys.has(serviceKeyText(item.key)));
    return [before, { services: [...kept, ...added].reverse() }];
  });
