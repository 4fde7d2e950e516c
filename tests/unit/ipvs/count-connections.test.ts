import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { countConnectionsScript } from "@/lib/ipvs/connections/count-connections-script";
import { parseKernelAddress, renderKernelAddress } from "@/lib/ipvs/connections/kernel-address";
import type { ConnectionCount, ConnectionScope } from "@/lib/ipvs/connections/model";
import { parseConnectionCount } from "@/lib/ipvs/connections/parse-connection-count";
import { FaultList } from "@/lib/ipvs/listing/fault-list";
import { splitWords } from "@/lib/ipvs/listing/listing-line";
import { readConnections } from "@/lib/ipvs/listing/read-connections";
import { parseEndpoint } from "@/lib/ipvs/parse-endpoint";
import { parseServiceKeyText } from "@/lib/ipvs/parse-service-key-text";
import { addressSchema, type IpAddress } from "@/lib/model/address";
import { serviceKeyText } from "@/lib/model/service-key-text";

const folder = mkdtempSync(path.join(tmpdir(), "signalbox-connections-"));
afterAll(() => rmSync(folder, { recursive: true }));

const everything: ConnectionScope = { services: null, destination: null, client: null };

/** In the kernel's form: a busy table of an IPv4 service, an FTP service, one by mark and one of IPv6. */
const title = "Pro FromIP   FPrt ToIP     TPrt DestIP   DPrt State       Expires PEName PEData";
const table = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port Forward Weight ActiveConn InActConn
TCP  0A4D0064:0050 wrr persistent 9000 FFFFFFFF
  -> 0A4D0015:0050      Route   1      3          1
  -> 0A4D0016:0050      Route   1      2          0
TCP  [fd00:0000:0000:0000:0000:0000:0000:0064]:01BB rr
  -> [fd00:0000:0000:0000:0000:0000:0000:0015]:01BB      Route   1      1          0
`;
const connections = `${title}
TCP CB007107 C001 0A4D0064 0050 0A4D0015 0050 ESTABLISHED     895
TCP CB007107 C002 0A4D0064 0050 0A4D0015 0050 ESTABLISHED     300
TCP CB007107 C003 0A4D0064 0050 0A4D0016 0050 FIN_WAIT         40
TCP C6336401 C001 0A4D0064 0050 0A4D0016 0050 ESTABLISHED     100
TCP CB007107 0000 0A4D0064 0050 0A4D0015 0050 NONE            355
TCP C6336400 0000 0A4D0065 0000 0A4D0016 0000 NONE            200
TCP C6336401 C002 0A4D0065 0015 0A4D0016 0015 ESTABLISHED      90
IP  CB007107 0000 00000007 0000 0A4D0017 0000 NONE             50
TCP CB007108 0000 0A4D0064 0050 00000000 FFFF NONE            355
UDP CB007107 C009 0A4D0066 0035 0A4D0017 0035 UDP              20
TCP fd00:0000:0000:0000:0000:0000:0000:0009 C001 fd00:0000:0000:0000:0000:0000:0000:0064 01BB fd00:0000:0000:0000:0000:0000:0000:0015 01BB ESTABLISHED     800
`;

const awks = ["mawk", "gawk", "busybox"].flatMap((name) => {
  const file = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
  return file === "" ? [] : [{ name, file }];
});

function count(text: string, scope: ConnectionScope, awk = awks[0]): ConnectionCount | null {
  const directory = path.join(folder, awk?.name ?? "none");
  mkdirSync(directory, { recursive: true });
  const files = { table: path.join(directory, "table"), connections: path.join(directory, "connections") };
  writeFileSync(files.table, table);
  writeFileSync(files.connections, text);
  if (awk !== undefined) {
    rmSync(path.join(directory, "awk"), { force: true });
    symlinkSync(awk.file, path.join(directory, "awk"));
  }
  const env = { ...process.env, PATH: `${directory}:${process.env.PATH}`, LC_ALL: "C" };
  // A director ends it after five seconds; the machine of the tests may be busy.
  const script = `set -eu; ${countConnectionsScript(scope, files).replace("timeout 5 ", "timeout 60 ")}`;
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8", env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return parseConnectionCount(stdout);
}

function ofServices(...texts: string[]): ConnectionScope {
  const services = texts.flatMap((text) => {
    const key = parseServiceKeyText(text);
    const destinations = key?.kind === "fwmark" ? [{ address: addressSchema.parse("10.77.0.23"), port: 0 }] : [];
    return key === null ? [] : [{ key, destinations }];
  });
  expect(services).toHaveLength(texts.length);
  return { ...everything, services };
}

describe.each(awks)("counted by $name", (awk) => {
  test("the whole table: clients by their connections, with states and the soonest expiry; templates apart", () => {
    expect(count(connections, everything, awk)).toEqual({
      ...{ counted: 7, read: 7, isWhole: true, connections: 7, clients: 3, isClientsCut: false, templates: 3 },
      states: [
        { state: "ESTABLISHED", count: 5 },
        { state: "FIN_WAIT", count: 1 },
        { state: "UDP", count: 1 },
      ],
      topClients: [
        {
          ...{ address: "203.0.113.7", connections: 4, soonestExpirySec: 20 },
          states: [
            { state: "ESTABLISHED", count: 2 },
            { state: "FIN_WAIT", count: 1 },
            { state: "UDP", count: 1 },
          ],
        },
        {
          ...{ address: "198.51.100.1", connections: 2, soonestExpirySec: 90 },
          states: [{ state: "ESTABLISHED", count: 2 }],
        },
        {
          ...{ address: "fd00::9", connections: 1, soonestExpirySec: 800 },
          states: [{ state: "ESTABLISHED", count: 1 }],
        },
      ],
      someTemplates: [
        {
          ...{ client: "203.0.113.7", service: "TCP 10.77.0.100:80", expiresSec: 355 },
          destination: { address: "10.77.0.21", port: 80 },
        },
        {
          ...{ client: "198.51.100.0", service: "TCP 10.77.0.101:0", expiresSec: 200 },
          destination: { address: "10.77.0.22", port: 0 },
        },
        {
          ...{ client: "203.0.113.7", service: "FWM 7 inet", expiresSec: 50 },
          destination: { address: "10.77.0.23", port: 0 },
        },
      ],
    });
  });

  test.each([
    ["a service", ofServices("TCP 10.77.0.100:80"), 4, 1],
    ["a service of every port", ofServices("TCP 10.77.0.100:0"), 4, 1],
    ["FTP, whose templates are of every port", ofServices("TCP 10.77.0.101:21"), 1, 1],
    ["a service by mark, by its destinations", ofServices("FWM 7 inet"), 1, 1],
    ["two services", ofServices("TCP 10.77.0.100:80", "TCP [fd00::64]:443"), 5, 1],
    ["a service that nobody uses", ofServices("TCP 10.77.0.100:81"), 0, 0],
    ["a destination", { ...everything, destination: parseEndpoint("10.77.0.22:80") }, 2, 1],
    ["a destination on any port", { ...everything, destination: parseEndpoint("10.77.0.22:0") }, 3, 1],
    ["a client, and what keeps its network", { ...everything, client: addressSchema.parse("198.51.100.1") }, 2, 1],
    ["a client of IPv6", { ...everything, client: addressSchema.parse("fd00::9") }, 1, 0],
  ] as const)("only %s", (_what, scope, expected, templates) => {
    const result = count(connections, scope, awk);
    expect(result).toMatchObject({ read: 7, connections: expected, templates });
  });

  test("an empty table is whole", () => {
    expect(count(`${title}\n`, everything, awk)).toMatchObject({
      isWhole: true,
      connections: 0,
      clients: 0,
      topClients: [],
    });
  });

  test("of 60 000 clients the busiest are named, and the rest is said to be cut", () => {
    const line = (client: number, port: number) => {
      const [from, at] = [client, port].map((number) => number.toString(16).toUpperCase());
      return `TCP ${from?.padStart(8, "0")} ${at?.padStart(4, "0")} 0A4D0064 0050 0A4D0015 0050 ESTABLISHED 10\n`;
    };
    const many = Array.from({ length: 60_000 }, (_, index) => line(0x0b000000 + index, 4000));
    const busy = Array.from({ length: 500 }, (_, index) => line(0x0b000007, 5000 + index));
    const result = count([`${title}\n`, ...many, ...busy].join(""), everything, awk);
    expect(result).toMatchObject({ connections: 60_500, clients: 50_000, isClientsCut: true });
    expect(result?.topClients).toHaveLength(100);
    expect(result?.topClients[0]).toMatchObject({ address: "11.0.0.7", connections: 501 });
  });
});

test("a director with marks, FTP, IPv6 and persistence is read as its ipvsadm prints it", () => {
  const capture = (kind: string) => readFileSync(`tests/golden/connections/marks-ftp-ipv6-persistence.${kind}`, "utf8");
  const lines = capture("listing")
    .trim()
    .split("\n")
    .map((text, index) => ({ number: index + 1, text, words: splitWords(text) }));
  const faults = new FaultList();
  const listed = readConnections(lines, faults);
  expect(faults.isEmpty).toBe(true);
  const [kept, open] = [
    listed.filter(({ client }) => client.port === 0),
    listed.filter(({ client }) => client.port > 0),
  ];
  const result = count(capture("proc"), everything);
  expect(result).toMatchObject({ read: open.length, connections: 7, templates: 5 });
  expect(result?.someTemplates.map(({ client, destination }) => ({ client, destination }))).toEqual(
    kept.map(({ client, destination }) => ({ client: client.address, destination })),
  );
  expect(result?.someTemplates.map(({ service }) => service)).toEqual([
    "TCP 10.77.0.98:0",
    "TCP 10.77.0.98:80",
    "FWM 7 inet",
    "TCP [fd77::98]:443",
    "FWM 8 inet6",
  ]);
  const ofFtp = count(capture("proc"), ofServices("TCP 10.77.0.98:21"));
  expect(ofFtp).toMatchObject({ connections: 1, templates: 1 });
  expect(count(capture("proc"), ofServices("FWM 8 inet6"))).toMatchObject({ templates: 1 });
});

test("reading that was cut off in the middle of a line is told to be cut off", () => {
  const directory = path.join(folder, "cut");
  mkdirSync(directory);
  const line = "TCP CB007107 C001 0A4D0064 0050 0A4D0015 0050 ESTABLISHED 895";
  writeFileSync(path.join(directory, "timeout"), `#!/bin/sh\nprintf '%s\\nTCP CB0071' '${line}'; exit 124\n`, {
    mode: 0o755,
  });
  const script = countConnectionsScript(everything, { table: "/dev/null", connections: "/dev/null" });
  const env = { ...process.env, PATH: `${directory}:${process.env.PATH}` };
  const { stdout } = spawnSync("sh", ["-c", `set -eu; ${script}`], { encoding: "utf8", env });
  expect(parseConnectionCount(stdout)).toMatchObject({ read: 1, connections: 1, isWhole: false });
});

test("any table is counted as by hand", () => {
  const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
  const entry = fc.record({
    client: pick("10.0.0.1", "10.0.0.2", "10.0.1.1"),
    port: fc.integer({ min: 1, max: 65_535 }),
    service: pick("TCP 10.77.0.100:80", "TCP 10.77.0.100:443", "UDP 10.77.0.100:80"),
    destination: pick("10.77.0.21", "10.77.0.22"),
    state: pick("ESTABLISHED", "FIN_WAIT", "UDP"),
    expires: fc.integer({ min: 0, max: 900 }),
  });
  const hex = (address: string) => renderKernelAddress(addressSchema.parse(address));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), pick(null, "TCP 10.77.0.100:80"), (entries, service) => {
      const lines = entries.map(({ client, port, service: key, destination, state, expires }) => {
        const [protocol, , at] = key.split(/[ :]/);
        const virtualPort = Number(at).toString(16).padStart(4, "0").toUpperCase();
        const from = `${hex(client)} ${port.toString(16).padStart(4, "0").toUpperCase()}`;
        return `${protocol} ${from} ${hex("10.77.0.100")} ${virtualPort} ${hex(destination)} ${virtualPort} ${state} ${expires}\n`;
      });
      const result = count([`${title}\n`, ...lines].join(""), service === null ? everything : ofServices(service));
      const meant = entries.filter((each) => service === null || each.service === service);
      expect(result?.connections).toBe(meant.length);
      const clients = [...new Set(meant.map(({ client }) => client))].map((client) => {
        const own = meant.filter((each) => each.client === client);
        return [client, own.length, Math.min(...own.map(({ expires }) => expires))];
      });
      const told = result?.topClients.map((each) => [each.address, each.connections, each.soonestExpirySec]);
      expect(told?.toSorted()).toEqual(clients.toSorted());
    }),
    { numRuns: 40 },
  );
});

test("an address and its text of the kernel tell the same", () => {
  const read = (text: IpAddress) => parseKernelAddress(renderKernelAddress(text));
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const { data } = addressSchema.safeParse(text);
      if (data !== undefined) expect(read(data)).toBe(data);
    }),
  );
});

test.each(["TCP 10.0.0.1:80", "UDP [fd00::1]:53", "SCTP 10.0.0.1:0", "FWM 7 inet6", "FWM 4294967295 inet"])(
  "the key %s is read as it is written",
  (text) => {
    const key = parseServiceKeyText(text);
    expect(key === null ? null : serviceKeyText(key)).toBe(text);
  },
);

test.each(["", "TCP", "TCP 10.0.0.1", "TCP 10.0.0.1:80 x", "IP 10.0.0.1:80", "FWM 0 inet", "FWM 7", 'TCP 1";x'])(
  "%j is no key",
  (text) => expect(parseServiceKeyText(text)).toBeNull(),
);

test.each([
  ["a table that could not be read", "counted 0\nend 1\nread 0\nfound 0 0 0 0"],
  ["an end that is missing", "counted 0\nread 0\nfound 0 0 0 0"],
  ["text of something else", "counted 0\nend 0\nread 0\nfound 0 0 0 0\nclient 1 1 <script> X=1"],
  ["nothing", ""],
])("%s is no answer", (_what, output) => expect(parseConnectionCount(output)).toBeNull());

test("what the time cut off is not called whole", () => {
  for (const status of [124, 143])
    expect(parseConnectionCount(`counted 9\nend ${status}\nread 5\nfound 5 0 0 0`)).toMatchObject({
      counted: 9,
      read: 5,
      isWhole: false,
    });
});
