import { directorSnapshotSchema, type LiveService } from "@/lib/live/snapshot";
import { encodeEvent } from "@/lib/live/sse";

const services = 20;
const destinationsEach = 100;
export const longTableDestinations = services * destinationsEach;

const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };
const rates = { connPerSec: 1, inPktPerSec: 9, outPktPerSec: 0, inBytesPerSec: 900, outBytesPerSec: 0 };

/** What /api/live would send of a director with 2 000 destinations; the lab has no kernel that big. */
export function longTableStream(director: { readonly id: string; readonly name: string }, clusterId: string): string {
  const now = new Date().toISOString();
  const snapshot = directorSnapshotSchema.parse({
    directorId: director.id,
    clusterId,
    name: director.name,
    sampledAt: now,
    status: "ok",
    problem: null,
    freshAt: now,
    vips: [],
    keepalivedRunning: true,
    services: Array.from({ length: services }, (_, index) => serviceOf(index)),
  });
  const hello = JSON.stringify({ serverTime: now, build: "test" });
  return (
    encodeEvent({ event: "hello", data: hello }) + encodeEvent({ event: "snapshot", data: JSON.stringify(snapshot) })
  );
}

function serviceOf(index: number): LiveService {
  const port = 2_000 + index;
  return {
    key: `TCP 10.99.0.1:${port}`,
    scheduler: "wrr",
    attributes: "wrr",
    persistenceSec: null,
    counters,
    rates,
    destinations: Array.from({ length: destinationsEach }, (_, number) => {
      const address = `10.99.1.${number + 1}`;
      const figures = { weight: 1, active: number, inactive: 0, templates: null, counters, rates };
      return { key: `${address}:${port}`, address, port, forwarding: "dr", ...figures };
    }),
  };
}
