import { expect, test } from "vitest";
import type { z } from "zod";
import { frameOfSnapshot } from "@/lib/history/frame-of-snapshot";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";

type Service = z.input<typeof directorSnapshotSchema>["services"][number];

const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };
const rates = (connPerSec: number) => {
  return { connPerSec, inPktPerSec: 1, outPktPerSec: 2, inBytesPerSec: 3, outBytesPerSec: 4 };
};

function destination(key: string, active: number, connPerSec: number | null): Service["destinations"][number] {
  const own = connPerSec === null ? null : rates(connPerSec);
  const [address = "", port = ""] = key.split(":");
  return {
    key,
    address,
    port: Number(port),
    forwarding: "dr",
    weight: 10,
    active,
    inactive: 1,
    templates: null,
    counters,
    rates: own,
  };
}

function service(key: string, connPerSec: number | null, destinations: Service["destinations"]): Service {
  const own = connPerSec === null ? null : rates(connPerSec);
  return { key, scheduler: "wrr", persistenceSec: null, counters, rates: own, destinations };
}

function snapshotOf(services: Service[]): DirectorSnapshot {
  return directorSnapshotSchema.parse({
    directorId: "d",
    clusterId: "c",
    name: "lb1",
    sampledAt: "2026-11-21T12:00:02.000Z",
    status: "ok",
    problem: null,
    freshAt: "2026-11-21T12:00:02.000Z",
    vips: [],
    keepalivedRunning: true,
    services,
  });
}

test("a sample has the director, its services and their destinations, with what the kernel counts of each", () => {
  const web = service("TCP 192.0.2.1:80", 9, [destination("10.0.0.1:80", 3, 5), destination("10.0.0.2:80", 4, 4)]);
  const dns = service("UDP 192.0.2.1:53", 1, [destination("10.0.0.1:53", 0, 1)]);
  const { atMs, series, values } = frameOfSnapshot(snapshotOf([web, dns]));
  expect(new Date(atMs).toISOString()).toBe("2026-11-21T12:00:02.000Z");
  expect(series.map(({ service: of, destination: to }) => to ?? of)).toEqual([
    null,
    "TCP 192.0.2.1:80",
    "10.0.0.1:80",
    "10.0.0.2:80",
    "UDP 192.0.2.1:53",
    "10.0.0.1:53",
  ]);
  expect([...values.connPerSec]).toEqual([10, 9, 5, 4, 1, 1]);
  expect([...values.active]).toEqual([7, 7, 3, 4, 0, 0]);
  expect([...values.weight]).toEqual([30, 20, 10, 10, 10, 10]);
});

test("rates that are not known are not 0, and one service that was just added does not hide the others", () => {
  const web = service("TCP 192.0.2.1:80", 9, [destination("10.0.0.1:80", 3, 9)]);
  const added = service("TCP 192.0.2.1:443", null, [destination("10.0.0.1:443", 1, null)]);
  const { values } = frameOfSnapshot(snapshotOf([web, added]));
  expect([...values.connPerSec]).toEqual([9, 9, 9, Number.NaN, Number.NaN]);
  expect([...values.rated]).toEqual([1, 1, 1, 0, 0]);
  expect([...values.seen]).toEqual([1, 1, 1, 1, 1]);
});

test("a director without a service has no rates and no connections", () => {
  const { values } = frameOfSnapshot(snapshotOf([]));
  expect([...values.connPerSec]).toEqual([Number.NaN]);
  expect([...values.active]).toEqual([0]);
});
