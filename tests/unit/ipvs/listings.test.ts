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

describe("names the place it does not understand, and why", () => {
  const row = "TCP  10.0.0.1:80 wrr\n  -> 10.0.0.2:80 ";
  test.each([
    ["abbreviated counters", parseStats, "TCP  10.0.0.1:80  124168K 0 0 0 0", 19, "ipvs.abbreviated_number"],
    ["a missing counter", parseStats, "TCP  10.0.0.1:80  1 2 3 4", 26, "ipvs.unreadable_line"],
    ["one counter too many", parseStats, "TCP  10.0.0.1:80  1 2 3 4 5 6", 29, "ipvs.unknown_word"],
    [
      "a counter that 64 bits cannot hold",
      parseStats,
      `TCP  10.0.0.1:80  ${2n ** 64n} 0 0 0 0`,
      19,
      "ipvs.unreadable_number",
    ],
    ["a listing where statistics belong", parseStats, "TCP  10.0.0.1:80 wrr", 18, "ipvs.unreadable_line"],
    ["statistics where a listing belongs", parseListing, "TCP  10.0.0.1:80  1 2 3 4 5", 21, "ipvs.unknown_word"],
    ["an unknown flag word", parseListing, "TCP  10.0.0.1:80 wrr new", 22, "ipvs.unknown_word"],
    ["an unknown protocol", parseListing, "?  10.0.0.1:80 wrr", 1, "ipvs.unreadable_line"],
    ["a host by name", parseListing, "TCP  web.example:http wrr", 6, "ipvs.name_not_address"],
    ["a port by name", parseListing, "TCP  10.0.0.1:https wrr", 6, "ipvs.name_not_address"],
    ["what /proc shows", parseListing, "TCP  0A000001:0050 wrr", 6, "ipvs.proc_format"],
    ["mark 0", parseListing, "FWM  0 wrr", 6, "ipvs.unreadable_line"],
    [
      "a mask that is no prefix",
      parseListing,
      "TCP  10.0.0.1:80 wrr persistent 9 mask 255.0.255.0",
      40,
      "ipvs.unreadable_line",
    ],
    ["a timeout of no time", parseListing, "TCP  10.0.0.1:80 wrr persistent 0", 33, "ipvs.unreadable_number"],
    ["an error message", parseListing, "Can't initialize ipvs: Protocol not available", 1, "ipvs.unreadable_line"],
    ["a forwarding method of another kind of LVS", parseListing, `${row}FullNat 1 0 0`, 18, "ipvs.foreign_forwarding"],
    ["a line cut short", parseListing, `${row}Route 1 0`, 27, "ipvs.unreadable_line"],
    ["a weight no kernel has", parseListing, `${row}Route 99999999999 0 0`, 24, "ipvs.unreadable_number"],
    ["a NUL", parseListing, `${row}Route\0 1 0 0`, 23, "ipvs.foreign_character"],
    ["text that runs the other way", parseListing, `${row}\u202eRoute 1 0 0`, 18, "ipvs.foreign_character"],
    ["a second output in the same text", parseListing, `${row}Route 1 0 0\nIP Virtual Server`, 1, "ipvs.second_output"],
    ["a destination before any service", parseListing, "  -> 10.0.0.2:80 Route 1 0 0", 6, "ipvs.service_missing"],
  ] as const)("%s", (_, parse, text, column, code) => {
    const line = text.split("\n").length;
    expect(parse(text)).toMatchObject({
      ok: false,
      problems: [{ path: ["line", line], code, params: { line, column } }],
    });
  });
});
