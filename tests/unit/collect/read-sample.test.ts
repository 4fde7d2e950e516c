import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { RawSample } from "@/lib/collect/raw-sample";
import { readSample } from "@/lib/collect/read-sample";
import type { ServiceHeads } from "@/lib/collect/service-heads";
import type { StepResult } from "@/lib/shell/model";

function captured(name: string): string {
  return readFileSync(`tests/golden/ipvsadm/${name}`, "utf8");
}

function steps(
  change: Partial<Record<"stats" | "listing" | "persistence" | "keepalived" | "state", string>> = {},
): StepResult[] {
  const outputs = {
    stats: captured("traffic.stats"),
    listing: captured("traffic.listing"),
    keepalived: "running",
    state: "     |-- 10.77.0.100\n        /32 host LOCAL\n",
    ...change,
  };
  const { stats, keepalived, state, ...others } = outputs;
  const sample = `${stats.trimEnd()}\n-- keepalived ${keepalived}\n${state}`;
  return Object.entries({ sample, ...others }).map(([id, output]) => ({ id, exitCode: 0, output }));
}

/** The sample, which must be one. */
function sampleOf(given: readonly StepResult[], heads: ServiceHeads | null = null): RawSample {
  const read = readSample(given, heads);
  if (read.kind !== "read") throw new Error(read.kind);
  return read.sample;
}

test("joins weights and connections of one listing with the counters of the other", () => {
  const sample = sampleOf(steps());
  expect(sample.services).toHaveLength(1);
  expect(sample.services[0]).toMatchObject({
    key: { kind: "address", protocol: "TCP", address: "10.77.0.100", port: 80 },
    scheduler: "rr",
    persistenceSec: null,
    counters: { connections: "6", inPackets: "6", outPackets: "3", inBytes: "360", outBytes: "120" },
  });
  expect(sample.services[0]?.destinations[1]).toMatchObject({
    address: "10.77.0.21",
    port: 80,
    forwarding: "dr",
    weight: 1,
    activeConnections: 3,
    inactiveConnections: 0,
    counters: { connections: "3", inPackets: "3", outPackets: "0", inBytes: "180", outBytes: "0" },
  });
  expect(sample.addresses.size).toBe(1);
  expect(sample.keepalivedRunning).toBe(true);
});

test("an empty table is a sample, not a failure", () => {
  const empty = steps({ stats: captured("empty.stats"), listing: captured("empty.listing"), keepalived: "stopped" });
  expect(sampleOf(empty)).toMatchObject({ services: [], keepalivedRunning: false });
});

test("leaves out what appeared or went between the two listings", () => {
  const without = (text: string, line: RegExp): string =>
    text
      .split("\n")
      .filter((each) => !line.test(each))
      .join("\n");
  const added = sampleOf(steps({ stats: without(captured("traffic.stats"), /10\.77\.0\.21/) }));
  expect(added.services[0]?.destinations.map(({ address }) => address)).toEqual(["10.77.0.11"]);
  expect(sampleOf(steps({ stats: captured("empty.stats") })).services).toEqual([]);
});

test("a listing that failed or cannot be read makes no sample rather than half of one", () => {
  const failed = steps().map((step) => (step.id === "listing" ? { ...step, exitCode: 2 } : step));
  expect(readSample(failed, null)).toEqual({ kind: "unreadable" });
  expect(
    readSample(
      steps().filter(({ id }) => id !== "sample"),
      null,
    ),
  ).toEqual({ kind: "unreadable" });
  expect(readSample(steps({ stats: "TCP  10.77.0.100:80 124168K 1 1 1 1" }), null)).toEqual({ kind: "unreadable" });
});

test("reads every kind of service that real directors printed", () => {
  for (const name of ["ipv6", "nat-udp-sctp-flags-persistence", "tcp-dr-weights", "tunnels", "fwmark-negative-ipv6"]) {
    const sample = sampleOf(steps({ stats: captured(`${name}.stats`), listing: captured(`${name}.listing`) }));
    expect(sample.services.length, name).toBeGreaterThan(0);
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
    sampleOf(steps({ listing, stats, persistence })).services.map(({ destinations }) => destinations[0]?.templates);
  expect(templates(captured("template-of-a-client.persistent"))).toEqual([1, null]);
  expect(templates("")).toEqual([null, null]);
});

const procTitles = [
  "IP Virtual Server version 1.2.1 (size=4096)",
  "Prot LocalAddress:Port Scheduler Flags",
  "  -> RemoteAddress:Port Forward Weight ActiveConn InActConn",
];

function procTable(...rows: string[]): string {
  return [...procTitles, ...rows].join("\n");
}

const traffic = procTable(
  "TCP  0A4D0064:0050 rr ",
  "  -> 0A4D000B:0050      Route   1      0          3         ",
  "  -> 0A4D0015:0050      Route   1      3          0         ",
);

/** A sample that asks for no listing, of a director whose files say this. */
function lightSteps(state: string): StepResult[] {
  return steps({ state }).filter(({ id }) => id !== "listing");
}

test("the kernel's own table and what a listing said of services before make the sample that a listing makes", () => {
  const full = sampleOf(steps({ state: traffic }));
  const light = sampleOf(lightSteps(traffic), full.heads);
  expect(light.services.map(({ destinations }) => destinations.length)).toEqual([2]);
  expect(light.services).toEqual(full.services);
  const [title1, title2, title3, service, first, second] = traffic.split("\n");
  const turned = [title1, title2, title3, service, second, first].join("\n");
  expect(sampleOf(lightSteps(turned), full.heads).services, "in ipvsadm's order").toEqual(full.services);
  const changed = sampleOf(lightSteps(traffic.replace("1      0", "7      9")), full.heads);
  expect(changed.services[0]?.destinations[0]).toMatchObject({ weight: 7, activeConnections: 9 });
});

test("a service that no listing told of, or that is another one by now, is asked for again", () => {
  const { heads } = sampleOf(steps({ state: traffic }));
  const missing = { kind: "heads-missing" };
  expect(readSample(lightSteps(`${traffic}\nUDP  0A4D0064:0035 wrr `), heads)).toEqual(missing);
  expect(readSample(lightSteps(traffic.replace("rr", "wlc")), heads)).toEqual(missing);
  expect(readSample(lightSteps(traffic), null)).toEqual(missing);
  expect(readSample(lightSteps("0.10 0.05 0.01 1/123 4567"), heads)).toEqual(missing);
});

test("nothing is remembered of a mark that the kernel's table shows twice alike", () => {
  const mark = (family: string) => `FWM  7${family} rr`;
  const listing = (...services: string[]) => [captured("empty.listing").trimEnd(), ...services].join("\n");
  const stats = captured("empty.stats");
  const one = sampleOf(steps({ stats, listing: listing(mark("")), state: procTable("FWM  00000007 rr ") }));
  expect([...(one.heads?.values() ?? [])].map(({ id }) => id)).toEqual(["FWM 7 inet"]);
  const both = procTable("FWM  00000007 rr ", "FWM  00000007 rr ");
  expect(sampleOf(steps({ stats, listing: listing(mark(""), mark(" IPv6")), state: both })).heads).toBeNull();
});
