import type { LiveDestination } from "@/lib/live/snapshot";
import type { Family, Labels } from "./exposition";
import { counter, gauge } from "./families";
import { kernelLabels } from "./kernel-labels";
import type { DirectorScene } from "./scene";

type Backend = { readonly labels: Labels; readonly live: LiveDestination };

/** More than that is no scrape any more: fleets scrape cluster by cluster (?cluster=). */
const backendsMax = 20_000;

/** What the kernels count for each destination. A director that is not fresh has none of it. */
export function backendFamilies(scenes: readonly DirectorScene[]): Family[] {
  const all = scenes.filter(({ isFresh }) => isFresh).flatMap(backendsOf);
  const backends = all.slice(0, backendsMax);
  const gauges = (name: string, help: string, value: (live: LiveDestination) => number) =>
    gauge(
      `signalbox_backend_${name}`,
      help,
      backends.map(({ labels, live }) => [labels, value(live)]),
    );
  const counters = (name: string, help: string, value: (live: LiveDestination) => string) =>
    counter(
      `signalbox_backend_${name}`,
      help,
      backends.map(({ labels, live }) => [labels, value(live)]),
    );
  return [
    gauges("connections_active", "Connections that are established.", ({ active }) => active),
    gauges("connections_inactive", "Connections in any other state.", ({ inactive }) => inactive),
    gauges("weight", "Weight in the kernel.", ({ weight }) => weight),
    counters("connections", "Connections that were scheduled to it.", ({ counters: { connections } }) => connections),
    counters("in_bytes", "Bytes from clients.", ({ counters: { inBytes } }) => inBytes),
    counters(
      "out_bytes",
      "Bytes to clients; 0 where answers do not pass the director.",
      (live) => live.counters.outBytes,
    ),
    gauge("signalbox_backends_omitted", "Destinations that are left out of this scrape because there are too many.", [
      [{}, all.length - backends.length],
    ]),
  ];
}

function backendsOf({ cluster, labels, snapshot }: DirectorScene): Backend[] {
  return (snapshot?.services ?? []).flatMap(({ key, destinations }) => {
    const service = cluster.applied?.serviceNames.get(key) ?? "";
    return destinations.map((live) => ({ labels: { ...labels, service, ...kernelLabels(key, live) }, live }));
  });
}
