import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { destinationsEqual } from "@/lib/ipvs/equality";
import { parseListing } from "@/lib/ipvs/parse-listing";
import { parseSave } from "@/lib/ipvs/parse-save";
import { parseStats } from "@/lib/ipvs/parse-stats";
import { parseThresholds, withThresholds } from "@/lib/ipvs/parse-thresholds";
import type { Checked } from "@/lib/model/problem";
import { serviceKeyText } from "@/lib/model/service-key-text";

const golden = (name: string) => readFile(new URL(`../../golden/ipvsadm/${name}`, import.meta.url), "utf8");

function unwrap<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

describe.each(["tcp-dr-weights", "nat-udp-sctp-flags-persistence", "ipv6", "fwmark-negative-ipv6", "tunnels", "empty"])(
  "%s",
  (name) => {
    test("the listing shows what the saved table has", async () => {
      const saved = unwrap(parseSave(await golden(`${name}.save`)));
      const listed = unwrap(parseListing(await golden(`${name}.listing`)));
      expect(listed.map(({ destinations, ...service }) => service)).toEqual(
        saved.services.map(({ destinations, ...service }) => service),
      );
      for (const [index, service] of saved.services.entries()) {
        const rows = listed[index]?.destinations.map((row) => ({ upperThreshold: null, lowerThreshold: null, ...row }));
        expect(rows?.length).toBe(service.destinations.length);
        for (const [position, destination] of service.destinations.entries()) {
          const row = rows?.[position];
          expect(row && destinationsEqual({ ...row, tunnel: destination.tunnel }, destination)).toBe(true);
        }
      }
    });

    test("the statistics have the same rows", async () => {
      const listed = unwrap(parseListing(await golden(`${name}.listing`)));
      const stats = unwrap(parseStats(await golden(`${name}.stats`)));
      const rows = (services: typeof listed | typeof stats) =>
        services.map(({ key, destinations }) => [
          serviceKeyText(key),
          destinations.map((row) => [row.address, row.port]),
        ]);
      expect(rows(stats)).toEqual(rows(listed));
    });
  },
);

test("reads connections and counters of live traffic", async () => {
  const [listed] = unwrap(parseListing(await golden("traffic.listing")));
  expect(listed?.destinations.map((row) => [row.activeConnections, row.inactiveConnections])).toEqual([
    [0, 3],
    [3, 0],
  ]);
  const [stats] = unwrap(parseStats(await golden("traffic.stats")));
  expect(stats).toMatchObject({ connections: 6n, inPackets: 6n, outPackets: 3n, inBytes: 360n, outBytes: 120n });
  expect(stats?.destinations[1]).toMatchObject({ connections: 3n, outBytes: 0n });
});

test("reads counters beyond 2^53 exactly", () => {
  const text = "TCP  10.0.0.1:80  18446744073709551615 9007199254740993 0 1 2\n";
  expect(unwrap(parseStats(text))[0]).toMatchObject({
    connections: 18446744073709551615n,
    inPackets: 9007199254740993n,
  });
});

test("reads a listing of one service, which has no version line", async () => {
  const [service] = unwrap(parseListing(await golden("one-service-without-version-line.listing")));
  expect(service?.destinations.length).toBe(3);
});

test("reads thresholds and adds them to a saved table", async () => {
  const name = "nat-udp-sctp-flags-persistence";
  const saved = unwrap(parseSave(await golden(`${name}.save`)));
  const { services } = withThresholds(saved, unwrap(parseThresholds(await golden("thresholds.listing"))));
  expect(services[0]?.destinations[0]).toMatchObject({ weight: 1, upperThreshold: 100, lowerThreshold: 50 });
  expect(services[1]?.destinations[0]).toMatchObject({ upperThreshold: 0, lowerThreshold: 0 });
});

describe("names the line it does not understand", () => {
  test.each([
    ["abbreviated counters", parseStats, "TCP  10.0.0.1:80  124168K 0 0 0 0"],
    ["a missing counter", parseStats, "TCP  10.0.0.1:80  1 2 3 4"],
    ["a listing where statistics belong", parseStats, "TCP  10.0.0.1:80 wrr"],
    ["statistics where a listing belongs", parseListing, "TCP  10.0.0.1:80  1 2 3 4 5"],
    ["an unknown flag word", parseListing, "TCP  10.0.0.1:80 wrr new"],
    ["an unknown protocol", parseListing, "?  10.0.0.1:80 wrr"],
    ["a service by name", parseListing, "TCP  web.example:http wrr"],
    ["mark 0", parseListing, "FWM  0 wrr"],
    ["an error message", parseListing, "Can't initialize ipvs: Protocol not available"],
    [
      "a forwarding method of another kind of LVS",
      parseListing,
      "TCP  10.0.0.1:80 wrr\n  -> 10.0.0.2:80 FullNat 1 0 0",
    ],
    ["a line cut short", parseListing, "TCP  10.0.0.1:80 wrr\n  -> 10.0.0.2:80 Route 1 0"],
  ])("%s", (_, parse, text) => {
    const line = text.split("\n").length;
    expect(parse(text)).toMatchObject({
      ok: false,
      problems: [{ path: ["line", line], code: "ipvs.unreadable_line" }],
    });
  });

  test("a destination before any service", () => {
    expect(parseListing("  -> 10.0.0.2:80 Route 1 0 0")).toMatchObject({
      problems: [{ code: "ipvs.service_missing" }],
    });
  });
});
