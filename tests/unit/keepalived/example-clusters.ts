import type { DesiredCluster } from "@/lib/model/cluster";
import { clusterWith, exampleCluster } from "../../support/example-cluster";

const [service] = exampleCluster.services;
const [destination] = service?.destinations ?? [];
const v6Directors = { "directors.0.address": "fd77::11", "directors.1.address": "fd77::12" };
const v6Servers = Object.fromEntries([0, 1, 2].map((index) => [`realServers.${index}.address`, `fd77::2${index + 1}`]));
const v6Vip = { "vips.0": { id: "v1", address: "fd77::100", prefixLength: 128 } };

/** One cluster for each thing that shows in keepalived.conf; the golden files are named for them. */
export const exampleClusters: Readonly<Record<string, DesiredCluster>> = {
  "two-directors-dr-tcp-check": exampleCluster,
  "single-director": clusterWith({ directors: exampleCluster.directors.slice(0, 1) }),
  "nopreempt-wide-prefix-slow-adverts": clusterWith({
    vrrp: { virtualRouterId: 255, advertIntervalSec: 3, preempt: false },
    "vips.0.prefixLength": 24,
  }),
  "http-check-persistence-thresholds": clusterWith({
    "services.0.healthCheck": {
      kind: "http",
      path: "/health?full=1&x=%20",
      statusCode: 204,
      delaySec: 10,
      timeoutSec: 2,
      retry: 0,
    },
    "services.0.persistence": { timeoutSec: 600, prefixLength: 24 },
    "services.0.destinations.0.upperThreshold": 1000,
    "services.0.destinations.0.lowerThreshold": 800,
    "services.0.destinations.1.upperThreshold": 500,
  }),
  "nat-port-mapping-beside-dr-and-tunnel": clusterWith({
    "services.0.destinations.1": { ...destination, id: "e22", realServerId: "r22", port: 8080, forwarding: "nat" },
    "services.0.destinations.2.forwarding": "tun",
  }),
  "udp-and-sctp-without-check": clusterWith({
    "services.0.healthCheck": null,
    "services.0.listener.protocol": "UDP",
    "services.1": {
      ...service,
      id: "s2",
      listener: { kind: "address", vipId: "v1", protocol: "SCTP", port: 80 },
      scheduler: "mh",
      healthCheck: null,
      persistence: { timeoutSec: 60, prefixLength: null },
    },
  }),
  "all-weights-zero": clusterWith(
    Object.fromEntries([0, 1, 2].map((index) => [`services.0.destinations.${index}.weight`, 0])),
  ),
  ipv6: clusterWith({
    ...v6Directors,
    ...v6Servers,
    ...v6Vip,
    "services.0.persistence": { timeoutSec: 300, prefixLength: 64 },
  }),
  "ipv6-vip-beside-ipv4": clusterWith({ "vips.1": { id: "v2", address: "fd77::100", prefixLength: 128 } }),
  "ipv6-vips-alone-on-ipv4-directors": clusterWith({ ...v6Servers, ...v6Vip }),
  "service-without-destinations": clusterWith({ "services.0.destinations": [] }),
  "no-vip-yet": clusterWith({ vips: [], services: [], vrrp: null }),
};
