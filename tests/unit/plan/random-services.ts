import fc from "fast-check";
import { type Listener, listenerSchema } from "@/lib/model/listener";
import { listenerPort } from "@/lib/model/listener-port";
import { listenerProtocol } from "@/lib/model/listener-protocol";
import { mapsPorts } from "@/lib/model/maps-ports";
import { schedulerFlags } from "@/lib/model/scheduler-flags";
import { randomChecks, randomOptions } from "./random-checks";

const protocol = fc.constantFrom("TCP", "UDP", "SCTP");
const family = fc.constantFrom("inet", "inet6");
const port = fc.integer({ min: 1, max: 65535 });
const listenPort = fc.oneof({ weight: 12, arbitrary: port }, { weight: 1, arbitrary: fc.constant(0) });
const mark = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2 ** 31 - 1, max: 2 ** 32 - 1 }));
const vipId = fc.nat(2).map((index) => `v${index}`);
const last = fc.nat(255);

const feed = fc
  .record({ vipId, protocol, ports: fc.tuple(port, port) })
  .map(({ ports: [a, b], ...rest }) => ({ ...rest, firstPort: Math.min(a, b), lastPort: Math.max(a, b) }));

const member = fc.oneof(
  fc.record({ kind: fc.constant("vip"), vipId, port: listenPort }),
  fc.record({
    kind: fc.constant("range"),
    address: fc.oneof(
      last.map((part) => `10.88.0.${part}`),
      last.map((part) => `fd88::${part.toString(16)}`),
    ),
    count: fc.integer({ min: 2, max: 20 }),
    port: listenPort,
  }),
  fc.record({ kind: fc.constant("fwmark"), mark, family }),
);

const addressListener = fc.record({ kind: fc.constant("address"), vipId, protocol, port: listenPort });
const markListener = fc.record({ kind: fc.constant("fwmark"), mark, family, feeds: fc.array(feed, { maxLength: 2 }) });
const groupListener = fc.record({
  kind: fc.constant("group"),
  protocol,
  members: fc.array(member, { minLength: 1, maxLength: 4 }),
});

const listener = fc
  .oneof(
    { weight: 3, arbitrary: addressListener },
    { weight: 1, arbitrary: markListener },
    { weight: 1, arbitrary: groupListener },
  )
  .map((input) => listenerSchema.parse(input));

const tunnel = fc.oneof(
  fc.constant(null),
  fc.constant({ kind: "ipip" }),
  fc.record({ kind: fc.constant("gre"), checksum: fc.constantFrom("none", "on") }),
  fc.record({ kind: fc.constant("gue"), port, checksum: fc.constantFrom("none", "on", "remote") }),
);

/** Thresholds as the kernel takes them: the lower one is not above the upper one. */
const thresholds = fc
  .tuple(fc.nat(1000), fc.nat(1000))
  .map(([a, b]) => ({ upperThreshold: Math.max(a, b), lowerThreshold: Math.min(a, b) }));

const destination = fc.record({
  server: fc.nat(3),
  forwarding: fc.constantFrom("dr" as const, "nat" as const, "tun" as const, "fullnat" as const),
  tunnel,
  mappedPort: fc.option(port),
  weight: fc.integer({ min: 0, max: 65535 }),
  thresholds,
  healthChecks: fc.option(randomChecks),
});

function isDatagram(of: Listener): boolean {
  return (listenerProtocol(of) ?? "UDP") === "UDP";
}

/**
 * Services on any of the VIPs v0 to v2, with destinations on the real servers r0 to r3; whatever is wrong about them
 * beyond their own fields is left to the caller to take out.
 */
export const randomServices = fc.array(
  fc
    .record({
      listener,
      scheduler: fc.constantFrom("rr", "wrr", "wlc", "sh", "mh", "twos"),
      schedulerFlags: fc.subarray([...schedulerFlags], { maxLength: 2 }),
      onePacket: fc.boolean(),
      persistence: fc.option(
        fc.record({
          timeoutSec: fc.integer({ min: 1, max: 2678400 }),
          prefixLength: fc.option(fc.integer({ min: 1, max: 32 })),
          engine: fc.constantFrom("sip", null),
        }),
      ),
      healthChecks: fc.oneof(fc.constant([]), randomChecks),
      keepalived: randomOptions,
      destinations: fc.uniqueArray(destination, { selector: ({ server }) => server, minLength: 1, maxLength: 4 }),
    })
    .map(({ destinations, schedulerFlags: flags, onePacket, persistence, ...service }) => ({
      ...service,
      schedulerFlags: flags.filter((flag) => flag.startsWith("flag-") || flag.startsWith(`${service.scheduler}-`)),
      onePacket: onePacket && isDatagram(service.listener),
      persistence: persistence && {
        ...persistence,
        prefixLength: service.listener.kind === "group" ? null : persistence.prefixLength,
        engine: isDatagram(service.listener) ? persistence.engine : null,
      },
      destinations: destinations.map(({ server, mappedPort, thresholds: both, ...one }) => ({
        ...one,
        ...both,
        realServerId: `r${server}`,
        tunnel: one.forwarding === "tun" ? one.tunnel : null,
        port: (mapsPorts(one.forwarding) ? mappedPort : null) ?? listenerPort(service.listener),
      })),
    })),
  { minLength: 1, maxLength: 4 },
);
