import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IpvsadmOutput } from "@/lib/ipvs/parse-ipvsadm";
import { parseIpvsadm } from "@/lib/ipvs/parse-ipvsadm";
import { renderSave } from "@/lib/ipvs/render-save";
import { abbreviate, type CountedService, printListing } from "@/tests/support/print-listing";
import { tables } from "./tables";

const connections = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const counter = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }));
const counters = fc.record({
  connections: counter,
  inPackets: counter,
  outPackets: counter,
  inBytes: counter,
  outBytes: counter,
});

/** A table with something counted for every row of it. */
const countedServices: fc.Arbitrary<CountedService[]> = fc
  .tuple(tables, fc.infiniteStream(connections), fc.infiniteStream(counters))
  .map(([{ services }, numbers, totals]) =>
    services.map((service) => ({
      ...service,
      counters: totals.next().value,
      destinations: service.destinations.map((destination) => ({
        ...destination,
        activeConnections: numbers.next().value,
        inactiveConnections: numbers.next().value,
        persistentConnections: numbers.next().value,
        counters: totals.next().value,
      })),
    })),
  );

const fieldsOf = {
  listing: ["forwarding", "weight", "activeConnections", "inactiveConnections"],
  tunnels: ["forwarding", "tunnel", "weight", "activeConnections", "inactiveConnections"],
  thresholds: ["upperThreshold", "lowerThreshold", "activeConnections", "inactiveConnections"],
  persistent_connections: ["weight", "persistentConnections", "activeConnections", "inactiveConnections"],
} as const;

function read(text: string): IpvsadmOutput {
  const parsed = parseIpvsadm(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

describe("reads back what ipvsadm prints of any table, and knows which form it is", () => {
  test.each(["listing", "tunnels", "thresholds", "persistent_connections"] as const)("%s", (form) => {
    fc.assert(
      fc.property(countedServices, (services) => {
        const expected = services.map(({ counters: _, ...service }) => ({
          ...service,
          destinations: service.destinations.map((row) => {
            const fields = fieldsOf[form].map((field) => [
              field,
              Object.entries(row).find(([name]) => name === field)?.[1],
            ]);
            return { address: row.address, port: row.port, ...Object.fromEntries(fields) };
          }),
        }));
        expect(read(printListing(form, services))).toEqual({ form, banner, services: expected });
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["stats", "rates"] as const)("%s, exact", (form) => {
    fc.assert(
      fc.property(countedServices, (services) => {
        const expected = services.map(({ key, counters, destinations }) => ({
          key,
          counters,
          approximate: [],
          destinations: destinations.map((row) => ({
            address: row.address,
            port: row.port,
            counters: row.counters,
            approximate: [],
          })),
        }));
        expect(read(printListing(form, services))).toEqual({ form, banner, services: expected });
      }),
      { numRuns: 1000 },
    );
  });

  test("rules", () => {
    fc.assert(
      fc.property(tables, (table) => {
        fc.pre(table.services.length > 0);
        expect(read(renderSave(table)).form).toBe("rules");
      }),
    );
  });
});

test("an abbreviated counter is marked as such, and is at most one hundredth below what was counted", () => {
  fc.assert(
    fc.property(counter, (value) => {
      const text = abbreviate(value);
      const titles = "Prot LocalAddress:Port  Conns InPkts OutPkts InBytes OutBytes\n  -> RemoteAddress:Port\n";
      const output = read(`${titles}TCP  10.0.0.1:80 ${text} 0 0 0 0\n`);
      const [service] = output.form === "stats" ? output.services : [];
      const readValue = service?.counters.connections ?? -1n;
      expect(readValue <= value && value - readValue <= value / 100n).toBe(true);
      expect(service?.approximate).toEqual(/\d$/.test(text) ? [] : ["connections"]);
    }),
    { numRuns: 1000 },
  );
});

test("reads templates of marks and of persistence engines, and entries that live for hours", () => {
  const output = read(
    [
      "IP  01:00  NONE        10.0.0.1:0         0.0.0.9:0          10.0.0.2:0",
      "UDP 00:59  UDP         [fd00::1]:0        [fd00::2]:5060     [fd00::3]:5060     sip              a84b4c76",
      "TCP 1439:59 ESTABLISHED 10.0.0.1:4711      10.0.0.9:443       10.0.0.2:443",
    ].join("\n"),
  );
  expect(output.form === "connections" ? output.connections : []).toMatchObject([
    { protocol: "IP", client: { port: 0 }, virtual: { address: "0.0.0.9" }, engine: null },
    { virtual: { address: "fd00::2", port: 5060 }, engine: { name: "sip", data: "a84b4c76" } },
    { expiresSec: 86_399, state: "ESTABLISHED" },
  ]);
});

test("ends with a value or with problems that have a place, whatever the text", () => {
  const word = fc.constantFrom(
    "TCP",
    "->",
    "FWM",
    "-A",
    "-a",
    "-t",
    "-r",
    "10.0.0.1:80",
    "[fd00::1]:80",
    "persistent",
    "ops",
    "Route",
    "1",
    "K",
    "master",
    "Timeout",
    "IPVS",
    "00:12",
    "\0",
    "\u202e",
    "9".repeat(40),
  );
  const text = fc
    .array(fc.array(fc.oneof(word, fc.string())).map((words) => words.join(" ")))
    .map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, (given) => {
      const parsed = parseIpvsadm(given);
      const lines = given.split("\n").length;
      for (const { path, code } of parsed.ok ? [] : parsed.problems) {
        expect(path[0]).toBe("line");
        expect(Number(path[1])).toBeGreaterThanOrEqual(1);
        expect(Number(path[1])).toBeLessThanOrEqual(lines);
        expect(code).toMatch(/^ipvs\./);
      }
    }),
    { numRuns: 1000 },
  );
});

const banner = { version: "1.2.1", connectionTableSize: 4096 };
const rows = (count: number) => `${"  -> 10.0.0.2:80 Route 1 0 0\n".repeat(count)}`;

describe("hostile input ends within a second, with a place and few problems", () => {
  test.each([
    ["a line of 10 MB", `TCP  10.0.0.1:80 ${"wrr ".repeat(2_500_000)}`, [1, 8193], "ipvs.line_too_long"],
    ["a word of 10 MB", "9".repeat(10_000_000), [1, 8193], "ipvs.line_too_long"],
    ["a megabyte of NULs", `TCP  10.0.0.1:80 wrr\n${"\0\n".repeat(1_000_000)}`, [2, 1], "ipvs.foreign_character"],
    [
      "text that runs the other way",
      "TCP  10.0.0.1:80 wrr\n  -> \u202e10.0.0.2:80 Route 1 0 0",
      [2, 6],
      "ipvs.foreign_character",
    ],
    [
      "three million lines of something else",
      `TCP  10.0.0.1:80 wrr\n${"?\n".repeat(3_000_000)}`,
      [2, 1],
      "ipvs.unreadable_line",
    ],
    [
      "an absurd number",
      `TCP  10.0.0.1:80 wrr\n  -> 10.0.0.2:80 Route ${"9".repeat(8000)} 0 0`,
      [2, 24],
      "ipvs.unreadable_number",
    ],
    ["a row of brackets", `TCP  ${"[".repeat(8000)}:80 wrr`, [1, 6], "ipvs.unreadable_line"],
    ["a row of minus signs", `-A ${"-".repeat(8000)}`, [1, 4], "ipvs.unknown_word"],
    ["a fault after 100,000 rows", `TCP  10.0.0.1:80 wrr\n${rows(100_000)}->`, [100_002, 3], "ipvs.unreadable_line"],
  ] as const)("%s", (_, text, [line, column], code) => {
    // Processor time: the machine may be busy with a lab.
    const startedAt = process.cpuUsage();
    const parsed = parseIpvsadm(text);
    const { user, system } = process.cpuUsage(startedAt);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems[0]).toMatchObject({ path: ["line", line], code, params: { line, column } });
    expect(problems.length).toBeLessThanOrEqual(101);
    expect(JSON.stringify(problems).length).toBeLessThan(200_000);
    expect(user + system).toBeLessThan(1_000_000);
  });
});
