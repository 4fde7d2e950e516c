import { exampleCluster } from "@/tests/support/example-cluster";

/** The first destination of the example. */
export const destination = exampleCluster.services[0]?.destinations[0];
/** Changes that give all destinations of the example one port; without a port nothing can be checked. */
export const portsOf = (port: number) =>
  Object.fromEntries(
    [0, 1, 2].flatMap((index) => [
      [`services.0.destinations.${index}.port`, port],
      ...(port === 0 ? [[`services.0.destinations.${index}.healthChecks`, []]] : []),
    ]),
  );
/** Changes that make all of them tunnels. */
export const tunnelled = Object.fromEntries(
  [0, 1, 2].map((index) => [`services.0.destinations.${index}.forwarding`, "tun"]),
);
/** A listener on a firewall mark that the first VIP feeds. */
export const mark = (number: number, change: { family?: string; firstPort?: number } = {}) => {
  const { family = "inet", firstPort = 80 } = change;
  return { kind: "fwmark", mark: number, family, feeds: [{ vipId: "v1", protocol: "TCP", firstPort, lastPort: 80 }] };
};
