import { describe, expect, test } from "vitest";
import { filterViews } from "@/components/cluster/filter-views";
import { isProblem, serviceState } from "@/components/cluster/service-state";
import { viewServices } from "@/components/cluster/service-view";
import { type VipHolding, vipHolding } from "@/components/cluster/vip-holders";
import type { DestinationResource, DirectorResource, ServiceResource } from "@/lib/api/resources/cluster";
import {
  type DirectorSnapshot,
  directorSnapshotSchema,
  type LiveDestination,
  type LiveService,
} from "@/lib/live/snapshot";
import { healthCheckSchema } from "@/lib/model/health-check";
import { virtualServerOptionsSchema } from "@/lib/model/virtual-server-options";

const noCounters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };

function desired(number: number, weight: number, appliedWeight: number | null = weight): DestinationResource {
  return {
    id: `destination-${number}`,
    realServerId: `server-${number}`,
    realServerName: `rs${number}`,
    address: `10.77.0.2${number}`,
    port: 80,
    forwarding: "dr",
    tunnel: null,
    healthChecks: null,
    weight,
    upperThreshold: 0,
    lowerThreshold: 0,
    appliedWeight,
    hold: null,
    holds: [],
    revision: 1,
  };
}

function service(destinations: DestinationResource[], change: Partial<ServiceResource> = {}): ServiceResource {
  return {
    id: "service-1",
    name: "web",
    listener: { kind: "address", vipId: "vip-1", protocol: "TCP", port: 80 },
    keys: ["TCP 10.77.0.100:80"],
    scheduler: "wrr",
    schedulerFlags: [],
    onePacket: false,
    persistence: null,
    healthChecks: [healthCheckSchema.parse({ kind: "tcp" })],
    keepalived: virtualServerOptionsSchema.parse({}),
    destinations,
    applied: true,
    revision: 1,
    ...change,
  };
}

function live(number: number, weight: number, connPerSec = 0): LiveDestination {
  const rates = { connPerSec, inPktPerSec: 0, outPktPerSec: 0, inBytesPerSec: 0, outBytesPerSec: 0 };
  const address = `10.77.0.2${number}`;
  return {
    key: `${address}:80`,
    address,
    port: 80,
    forwarding: "dr",
    weight,
    active: 0,
    inactive: 0,
    templates: null,
    counters: noCounters,
    rates,
  };
}

function snapshot(destinations: LiveDestination[], change: Partial<LiveService> = {}): DirectorSnapshot {
  const own = { scheduler: "wrr", persistenceSec: null, counters: noCounters, rates: null, destinations };
  return directorSnapshotSchema.parse({
    directorId: "director-1",
    clusterId: "cluster-1",
    name: "director1",
    sampledAt: "2026-01-01T00:00:00.000Z",
    status: "ok",
    problem: null,
    freshAt: "2026-01-01T00:00:00.000Z",
    vips: ["10.77.0.100"],
    keepalivedRunning: true,
    services: [{ key: "TCP 10.77.0.100:80", ...own, ...change }],
  });
}

function stateOf(destinations: DestinationResource[], shown: DirectorSnapshot | null, change = {}) {
  const [view] = viewServices([service(destinations, change)], shown, shown !== null);
  if (view === undefined) throw new Error("one service, one view");
  return serviceState(view);
}

describe("viewServices", () => {
  test("shares are of all weights and of all new connections of the service", () => {
    const [view] = viewServices(
      [service([desired(1, 3), desired(2, 1)])],
      snapshot([live(1, 3, 60), live(2, 1, 40)]),
      true,
    );
    expect(view?.members.map(({ share }) => share.meant)).toEqual([0.75, 0.25]);
    expect(view?.members.map(({ share }) => share.actual)).toEqual([0.6, 0.4]);
  });

  test("shares of nothing are not known rather than 0 or NaN", () => {
    const [view] = viewServices([service([desired(1, 0)])], snapshot([live(1, 0)]), true);
    expect(view?.members[0]).toMatchObject({ share: { meant: null, actual: null, outlier: null } });
  });

  test("shows what only the kernel has, as services and as destinations", () => {
    const views = viewServices([service([desired(1, 1)])], snapshot([live(1, 1), live(9, 1)]), true);
    expect(views[0]?.members.map(({ endpoint, state }) => [endpoint, state.kind])).toEqual([
      ["10.77.0.21:80", "up"],
      ["10.77.0.29:80", "kernel-only"],
    ]);
    const foreign = viewServices([], snapshot([live(1, 1)]), true);
    expect(foreign[0]).toMatchObject({ key: "TCP 10.77.0.100:80", desired: null });
  });

  test("IPv6 services are found under the kernel's spelling", () => {
    const shown = snapshot([], { key: "TCP [fd77::100]:80" });
    const [view] = viewServices([service([], { keys: ["TCP [fd77::100]:80"] })], shown, true);
    expect(view?.live).not.toBeNull();
  });
});

describe("serviceState", () => {
  const two = [desired(1, 1), desired(2, 1)];

  test("is up only when everything that is meant to serve does", () => {
    expect(stateOf(two, snapshot([live(1, 1), live(2, 1)]))).toEqual({ kind: "up" });
    expect(stateOf(two, snapshot([live(1, 1)]))).toEqual({ kind: "degraded", up: 1, total: 2 });
    expect(stateOf(two, snapshot([]))).toEqual({ kind: "down" });
  });

  test("a drained destination does not count against it", () => {
    expect(stateOf([desired(1, 1), desired(2, 0)], snapshot([live(1, 1), live(2, 0)]))).toEqual({ kind: "up" });
    expect(stateOf([desired(2, 0)], snapshot([live(2, 0)]))).toEqual({ kind: "empty" });
  });

  test("is not known without a sample, and not a problem before it was applied", () => {
    expect(stateOf(two, null)).toEqual({ kind: "unknown" });
    const state = stateOf(two, snapshot([]), { applied: false });
    expect(state).toEqual({ kind: "new" });
    expect(isProblem(state)).toBe(false);
  });
});

describe("filterViews", () => {
  const views = viewServices(
    [
      service([desired(1, 1), desired(2, 1)]),
      service([desired(1, 1)], { id: "service-2", name: "api", keys: ["TCP 10.77.0.100:8443"] }),
    ],
    snapshot([live(1, 1), live(2, 1)]),
    true,
  );

  test("a word of the service keeps all its destinations, a word of destinations keeps those", () => {
    const byService = filterViews(views, { text: "WEB", problemsOnly: false });
    expect(byService.map(({ members }) => members.length)).toEqual([2]);
    const byServer = filterViews(views, { text: "rs2", problemsOnly: false });
    expect(byServer.map(({ members }) => members.map(({ endpoint }) => endpoint))).toEqual([["10.77.0.22:80"]]);
  });

  test("problems only leaves out what is as it should be", () => {
    expect(filterViews(views, { text: "", problemsOnly: true }).map(({ desired }) => desired?.name)).toEqual(["api"]);
  });
});

describe("vipHolding", () => {
  const directors = ["one", "two"].map(
    (id): DirectorResource => ({
      id,
      hostId: id,
      name: id,
      address: "10.77.0.11",
      interface: "eth0",
      priority: 100,
      revision: 1,
    }),
  );
  const holding = (...vips: (string[] | null)[]): VipHolding => {
    const seen = vips.flatMap((held, index) =>
      held === null ? [] : [[directors[index]?.id ?? "", { ...snapshot([]), vips: held }] as const],
    );
    return vipHolding("10.77.0.100", directors, new Map(seen));
  };

  test("says who holds it, and that two do", () => {
    expect(holding(["10.77.0.100"], [])).toMatchObject({ kind: "held", by: { name: "one" } });
    expect(holding(["10.77.0.100"], ["10.77.0.100"])).toMatchObject({ kind: "split" });
  });

  test("says that nobody holds it only when every director was looked at", () => {
    expect(holding([], [])).toEqual({ kind: "nobody" });
    expect(holding([], null)).toEqual({ kind: "unknown" });
  });
});
