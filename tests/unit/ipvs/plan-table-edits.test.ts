import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tablesEqual } from "@/lib/ipvs/equality";
import type { IpvsDestination, IpvsService } from "@/lib/ipvs/model";
import { planTableEdits } from "@/lib/ipvs/plan-table-edits";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { IpvsSimulator } from "../../support/ipvs-simulator";
import { address, tablePairs, tables } from "./tables";

const keysOf = (services: readonly IpvsService[]) => services.map((service) => service.key);

test("an equal table needs no edit", () => {
  fc.assert(
    fc.property(tables, (table) => {
      expect(planTableEdits(table.services, table, keysOf(table.services))).toEqual([]);
      expect(planTableEdits([...table.services].reverse(), table, keysOf(table.services))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test("applying the edits gives the desired table, without a word from the kernel", () => {
  fc.assert(
    fc.property(tablePairs, ([before, after]) => {
      const kernel = new IpvsSimulator(before);
      expect(kernel.restore(planTableEdits(after.services, before, keysOf(before.services)))).toEqual([]);
      expect(tablesEqual(kernel.table, after)).toBe(true);
      expect(planTableEdits(after.services, kernel.table, keysOf(after.services))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test("one edit per difference, and none that flushes", () => {
  fc.assert(
    fc.property(tablePairs, ([before, after]) => {
      const edits = planTableEdits(after.services, before, keysOf(before.services));
      expect(new Set(edits.map((edit) => edit.split(" -s ")[0]?.split(" -w ")[0])).size).toBe(edits.length);
      expect(edits.every((edit) => /^-[AEDaed] /.test(edit))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("services of others stay as they are, also when they are desired", () => {
  fc.assert(
    fc.property(tablePairs, ([before, after]) => {
      const foreign = before.services.filter((_, index) => index % 2 === 0);
      const owned = before.services.filter((_, index) => index % 2 === 1);
      const kernel = new IpvsSimulator(before);
      expect(kernel.restore(planTableEdits(after.services, before, keysOf(owned)))).toEqual([]);
      const now = new Map(kernel.table.services.map((service) => [serviceKeyText(service.key), service]));
      for (const service of foreign) expect(now.get(serviceKeyText(service.key))).toEqual(service);
    }),
    { numRuns: 1000 },
  );
});

describe("for one DR service", () => {
  const key = { kind: "address", protocol: "TCP", address: address("10.77.0.100"), port: 80 } as const;
  const destination = (last: number, more: Partial<IpvsDestination> = {}): IpvsDestination => ({
    address: address(`10.77.0.${last}`),
    port: 80,
    forwarding: "dr",
    tunnel: null,
    weight: 1,
    upperThreshold: 0,
    lowerThreshold: 0,
    ...more,
  });
  const service = (...destinations: IpvsDestination[]): IpvsService => ({
    key,
    scheduler: "wrr",
    schedulerFlags: [],
    persistence: null,
    onePacket: false,
    destinations,
  });
  const edits = (desired: IpvsService[], observed: IpvsService[]) =>
    planTableEdits(desired, { services: observed }, [key]);

  test("a changed weight is one full line", () => {
    const after = service(destination(21, { weight: 5, upperThreshold: 9 }), destination(22));
    expect(edits([after], [service(destination(21, { upperThreshold: 9 }), destination(22))])).toEqual([
      "-e -t 10.77.0.100:80 -r 10.77.0.21:80 -g -w 5 -x 9 -y 0",
    ]);
  });

  test("adds come first, then changes, then removals", () => {
    const before = service(destination(21), destination(22));
    const after = { ...service(destination(22, { weight: 3 }), destination(23)), scheduler: "wlc" };
    expect(edits([after], [before])).toEqual([
      "-a -t 10.77.0.100:80 -r 10.77.0.23:80 -g -w 1",
      "-E -t 10.77.0.100:80 -s wlc",
      "-e -t 10.77.0.100:80 -r 10.77.0.22:80 -g -w 3",
      "-d -t 10.77.0.100:80 -r 10.77.0.21:80",
    ]);
  });

  test("a new service comes with its destinations, a removed one goes as a whole", () => {
    const created = ["-A -t 10.77.0.100:80 -s wrr", "-a -t 10.77.0.100:80 -r 10.77.0.21:80 -g -w 1"];
    expect(edits([service(destination(21))], [])).toEqual(created);
    expect(edits([], [service(destination(21))])).toEqual(["-D -t 10.77.0.100:80"]);
  });

  test("thresholds that were not observed count as equal", () => {
    const observed = service(destination(21, { upperThreshold: null, lowerThreshold: null }));
    expect(edits([service(destination(21, { upperThreshold: 7 }))], [observed])).toEqual([]);
  });
});
