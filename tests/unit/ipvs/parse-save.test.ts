import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tablesEqual } from "@/lib/ipvs/equality";
import { parseSave } from "@/lib/ipvs/parse-save";
import { renderSave } from "@/lib/ipvs/render-save";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { tables } from "./tables";

const golden = (name: string) => readFile(new URL(`../../golden/ipvsadm/${name}`, import.meta.url), "utf8");

async function parseGolden(name: string) {
  const parsed = parseSave(await golden(name));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

test("reads back every table that it writes", () => {
  fc.assert(
    fc.property(tables, (table) => {
      const parsed = parseSave(renderSave(table));
      expect(parsed.ok && tablesEqual(parsed.value, table)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("writes what ipvsadm saved, apart from the plain tunnel's name and negative marks", async () => {
  for (const name of ["tcp-dr-weights", "nat-udp-sctp-flags-persistence", "ipv6", "tunnels", "fwmark-negative-ipv6"]) {
    const text = await golden(`${name}.save`);
    const expected = text
      .replaceAll(" --tun-type ipip", "")
      .replaceAll("-f -2147483648", "-f 2147483648")
      .replaceAll("-f -1 ", "-f 4294967295 ");
    expect(renderSave(await parseGolden(`${name}.save`))).toBe(expected);
  }
});

test("takes empty output for an empty table", async () => {
  expect(await parseGolden("empty.save")).toEqual({ services: [] });
});

test("reads weights and direct routing", async () => {
  const [first] = (await parseGolden("tcp-dr-weights.save")).services;
  expect(first).toEqual({
    key: { kind: "address", protocol: "TCP", address: "10.77.0.100", port: 80 },
    scheduler: "wrr",
    schedulerFlags: [],
    persistence: null,
    onePacket: false,
    destinations: [3, 1, 0].map((weight, index) => ({
      address: `10.77.0.2${index + 1}`,
      port: 80,
      forwarding: "dr",
      tunnel: null,
      weight,
      upperThreshold: null,
      lowerThreshold: null,
    })),
  });
});

test("bears the empty -b that ipvsadm 1.31 prints for flags without a name, as the third one of mh", () => {
  const read = parseSave("-A -f 1 -s mh -p 60 -b \n-a -f 1 -r 10.77.0.21:0 -g -w 1\n");
  expect(read).toMatchObject({ ok: true, value: { services: [{ scheduler: "mh", schedulerFlags: [] }] } });
});

test("reads protocols, port mapping, flags, one-packet scheduling and persistence engines", async () => {
  const { services } = await parseGolden("nat-udp-sctp-flags-persistence.save");
  const byKey = new Map(services.map((service) => [serviceKeyText(service.key), service]));
  expect(byKey.get("TCP 10.77.0.100:80")?.destinations[0]).toMatchObject({ forwarding: "nat", port: 8080 });
  expect(byKey.get("TCP 10.77.0.101:80")?.schedulerFlags).toEqual(["sh-fallback", "sh-port"]);
  expect(byKey.get("TCP 10.77.0.102:0")?.persistence).toEqual({ timeoutSec: 360, prefixLength: 24, engine: null });
  expect(byKey.get("UDP 10.77.0.5060:5060")).toBeUndefined();
  expect(byKey.get("UDP 10.77.0.100:5060")).toMatchObject({ persistence: { engine: "sip" }, onePacket: true });
  expect(byKey.get("SCTP 10.77.0.100:3868")?.scheduler).toBe("lc");
});

test("reads IPv6 with client prefixes", async () => {
  const { services } = await parseGolden("ipv6.save");
  expect(services.map((service) => service.persistence)).toEqual([
    null,
    { timeoutSec: 300, prefixLength: 64, engine: null },
  ]);
  expect(services[0]?.destinations[1]).toMatchObject({
    address: "fd77:1234:5678:9abc:def0:1234:5678:9abc",
    weight: 65535,
  });
});

test("reads firewall marks of both families, also those that ipvsadm prints negative", async () => {
  const { services } = await parseGolden("fwmark-negative-ipv6.save");
  expect(services.map((service) => serviceKeyText(service.key))).toEqual([
    "FWM 7 inet",
    "FWM 7 inet6",
    "FWM 2147483648 inet6",
    "FWM 4294967295 inet",
  ]);
});

test("reads tunnels", async () => {
  const [service] = (await parseGolden("tunnels.save")).services;
  expect(service?.destinations.map((destination) => destination.tunnel)).toEqual([
    { kind: "ipip" },
    { kind: "ipip" },
    { kind: "gue", port: 5555, checksum: "none" },
    { kind: "gue", port: 5555, checksum: "remote" },
    { kind: "gre", checksum: "on" },
  ]);
});

describe("names the line it does not understand", () => {
  const service = "-A -t 10.0.0.1:80 -s rr";
  test.each([
    ["an unknown option", `${service}\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1 --new`, "ipvs.unknown_word"],
    ["an unknown command", `${service}\n-C`, "ipvs.unreadable_line"],
    ["a comment", `${service}\n# hello`, "ipvs.unreadable_line"],
    ["an error message among the lines", `${service}\nMemory allocation problem`, "ipvs.unreadable_line"],
    ["a line cut short", `${service}\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w`, "ipvs.unreadable_line"],
    [
      "a destination without forwarding method",
      `${service}\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -w 1`,
      "ipvs.unreadable_line",
    ],
    ["a name for an address", `${service}\n-a -t 10.0.0.1:80 -r web:80 -g -w 1`, "ipvs.name_not_address"],
    ["a port out of range", `${service}\n-a -t 10.0.0.1:80 -r 10.0.0.2:65536 -g -w 1`, "ipvs.unreadable_line"],
    ["an IPv6 address without brackets", `${service}\n-A -t fd00::1:80 -s rr`, "ipvs.unreadable_line"],
    ["two keys in one line", `${service}\n-A -t 10.0.0.2:80 -u 10.0.0.2:80 -s rr`, "ipvs.unreadable_line"],
    ["a mask without persistence", `${service}\n-A -t 10.0.0.2:80 -s rr -M 255.0.0.0`, "ipvs.unreadable_line"],
    ["a mask that is no prefix", `${service}\n-A -t 10.0.0.2:80 -s rr -p 9 -M 255.0.255.0`, "ipvs.unreadable_line"],
    [
      "a tunnel without its method",
      `${service}\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1 --tun-type ipip`,
      "ipvs.unreadable_line",
    ],
    ["a destination without service", `${service}\n-a -t 10.0.0.2:80 -r 10.0.0.2:80 -g -w 1`, "ipvs.service_missing"],
    ["a service given twice", `${service}\n${service}`, "ipvs.duplicate"],
  ])("%s", (_, text, code) => {
    expect(parseSave(text)).toMatchObject({ ok: false, problems: [{ path: ["line", 2], code, severity: "error" }] });
  });

  test("and every other such line", () => {
    expect(parseSave("x\n\ny\n")).toMatchObject({ problems: [{ path: ["line", 1] }, { path: ["line", 3] }] });
  });

  test("a destination given twice", () => {
    const destination = "-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1";
    expect(parseSave([service, destination, destination].join("\n"))).toMatchObject({
      problems: [{ path: ["line", 3], code: "ipvs.duplicate" }],
    });
  });
});

test("takes thresholds of our own lines, and 0 for the one left out", () => {
  const parsed = parseSave("-A -t 10.0.0.1:80 -s rr\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1 -x 9\n");
  expect(parsed.ok && parsed.value.services[0]?.destinations[0]).toMatchObject({
    upperThreshold: 9,
    lowerThreshold: 0,
  });
});

test("takes CRLF, blank lines, indentation and a missing last newline", () => {
  expect(parseSave("\r\n  -A -t 10.0.0.1:80   -s rr\r\n\n\t-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1")).toMatchObject({
    ok: true,
  });
});
