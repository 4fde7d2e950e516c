import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSample } from "@/lib/collect/read-sample";
import type { StepResult } from "@/lib/shell/model";

function captured(name: string): string {
  return readFileSync(`tests/golden/ipvsadm/${name}`, "utf8");
}

function steps(
  change: Partial<Record<"stats" | "listing" | "persistence" | "addresses" | "keepalived", string>> = {},
): StepResult[] {
  const outputs = {
    stats: captured("traffic.stats"),
    listing: captured("traffic.listing"),
    addresses: "     |-- 10.77.0.100\n        /32 host LOCAL",
    keepalived: "running",
    ...change,
  };
  return Object.entries(outputs).map(([id, output]) => ({ id, exitCode: 0, output }));
}

test("joins weights and connections of one listing with the counters of the other", () => {
  const sample = readSample(steps());
  expect(sample?.services).toHaveLength(1);
  expect(sample?.services[0]).toMatchObject({
    key: { kind: "address", protocol: "TCP", address: "10.77.0.100", port: 80 },
    scheduler: "rr",
    persistenceSec: null,
    counters: { connections: 6n, inPackets: 6n, outPackets: 3n, inBytes: 360n, outBytes: 120n },
  });
  expect(sample?.services[0]?.destinations[1]).toMatchObject({
    address: "10.77.0.21",
    port: 80,
    forwarding: "dr",
    weight: 1,
    activeConnections: 3,
    inactiveConnections: 0,
    counters: { connections: 3n, inPackets: 3n, outPackets: 0n, inBytes: 180n, outBytes: 0n },
  });
  expect(sample?.addresses.size).toBe(1);
  expect(sample?.keepalivedRunning).toBe(true);
});

test("an empty table is a sample, not a failure", () => {
  const empty = steps({ stats: captured("empty.stats"), listing: captured("empty.listing"), keepalived: "" });
  expect(readSample(empty)).toMatchObject({ services: [], keepalivedRunning: false });
});

test("leaves out what appeared or went between the two listings", () => {
  const without = (text: string, line: RegExp): string =>
    text
      .split("\n")
      .filter((each) => !line.test(each))
      .join("\n");
  const added = readSample(steps({ stats: without(captured("traffic.stats"), /10\.77\.0\.21/) }));
  expect(added?.services[0]?.destinations.map(({ address }) => address)).toEqual(["10.77.0.11"]);
  expect(readSample(steps({ stats: captured("empty.stats") }))?.services).toEqual([]);
});

test("a listing that failed or cannot be read makes no sample rather than half of one", () => {
  const failed = steps().map((step) => (step.id === "listing" ? { ...step, exitCode: 2 } : step));
  expect(readSample(failed)).toBeNull();
  expect(readSample(steps().filter(({ id }) => id !== "stats"))).toBeNull();
  expect(readSample(steps({ stats: "TCP  10.77.0.100:80 124168K 1 1 1 1" }))).toBeNull();
});

test("reads every kind of service that real directors printed", () => {
  for (const name of ["ipv6", "nat-udp-sctp-flags-persistence", "tcp-dr-weights", "tunnels", "fwmark-negative-ipv6"]) {
    const sample = readSample(steps({ stats: captured(`${name}.stats`), listing: captured(`${name}.listing`) }));
    expect(sample?.services.length, name).toBeGreaterThan(0);
  }
});

test("counts the clients that a destination keeps, and says nothing where none can be kept", () => {
  const listing = [
    "IP Virtual Server version 1.2.1 (size=4096)",
    "Prot LocalAddress:Port Scheduler Flags",
    "  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn",
    "TCP  10.77.0.80:443 rr persistent 360",
    "  -> 10.77.0.21:443               Route   1      1          0",
    "TCP  10.77.0.80:81 rr",
    "  -> 10.77.0.21:81                Route   1      0          0",
  ].join("\n");
  const stats = [
    "IP Virtual Server version 1.2.1 (size=4096)",
    "Prot LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes",
    "  -> RemoteAddress:Port",
    "TCP  10.77.0.80:443                      1        1        0       60        0",
    "  -> 10.77.0.21:443                      1        1        0       60        0",
    "TCP  10.77.0.80:81                       0        0        0        0        0",
    "  -> 10.77.0.21:81                       0        0        0        0        0",
  ].join("\n");
  const templates = (persistence: string) =>
    readSample(steps({ listing, stats, persistence }))?.services.map(({ destinations }) => destinations[0]?.templates);
  expect(templates(captured("template-of-a-client.persistent"))).toEqual([1, null]);
  expect(templates("")).toEqual([null, null]);
});
