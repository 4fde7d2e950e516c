import { describe, expect, test } from "vitest";
import { askedWeights } from "@/components/cluster/asked-weights";
import type { OperationResource } from "@/lib/api/resources/operation";
import { type MemberFacts, memberState } from "@/lib/live/member-state";

const facts: MemberFacts = {
  desired: { appliedWeight: 3, hold: null },
  live: { weight: 3, active: 12 },
  sampled: true,
  checked: true,
};

describe("memberState", () => {
  test("a destination with its applied weight is up", () => {
    expect(memberState(facts)).toEqual({ kind: "up" });
  });

  test("weight 0 on purpose drains until its last active connection, and is drained then", () => {
    const drained = { ...facts, desired: { appliedWeight: 0, hold: null } };
    expect(memberState({ ...drained, live: { weight: 0, active: 37 } })).toEqual({ kind: "draining", connections: 37 });
    expect(memberState({ ...drained, live: { weight: 0, active: 0 } })).toEqual({ kind: "drained" });
  });

  test.each([null, { weight: 0, active: 4 }])("what keepalived took out of rotation is down (%j)", (live) => {
    expect(memberState({ ...facts, live })).toEqual({ kind: "down" });
    expect(memberState({ ...facts, live, checked: false })).toEqual({ kind: "drift" });
  });

  test("any other difference from what was applied is drift", () => {
    expect(memberState({ ...facts, live: { weight: 7, active: 0 } })).toEqual({ kind: "drift" });
    expect(memberState({ ...facts, desired: { appliedWeight: 0, hold: null }, live: null })).toEqual({ kind: "drift" });
  });

  test("nothing is called up or down without a recent sample", () => {
    expect(memberState({ ...facts, sampled: false })).toEqual({ kind: "unknown" });
    expect(memberState({ ...facts, live: null, sampled: false })).toEqual({ kind: "unknown" });
    expect(memberState({ ...facts, desired: null, sampled: false })).toEqual({ kind: "unknown" });
  });

  test("an edit that was not applied is neither up nor down, even when the kernel has such a destination", () => {
    expect(memberState({ ...facts, desired: { appliedWeight: null, hold: null } })).toEqual({ kind: "new" });
  });

  test("what is cut is out of the table, and that is no drift", () => {
    const hold = { kind: "cut", weight: 5 } as const;
    expect(memberState({ ...facts, desired: { appliedWeight: 0, hold }, live: null })).toEqual({ kind: "drained" });
  });

  test("what only the kernel has is named so", () => {
    expect(memberState({ ...facts, desired: null })).toEqual({ kind: "kernel-only" });
  });
});

describe("askedWeights", () => {
  const now = Date.parse("2026-11-21T06:00:20.000Z");
  const operation = (change: Partial<OperationResource>): OperationResource => ({
    id: "operation",
    kind: "weight",
    state: "running",
    clusterId: "cluster",
    clusterName: "shop",
    hostId: null,
    hostName: null,
    planId: null,
    request: { destinationId: "destination", weight: 5 },
    hosts: [],
    problem: null,
    actorName: "Ada",
    reason: "",
    createdAt: "2026-11-21T06:00:00.000Z",
    startedAt: null,
    kernelReadAt: null,
    finishedAt: null,
    asked: null,
    pausedAt: null,
    confirmBy: null,
    drainBy: null,
    drain: null,
    ...change,
  });

  test("a weight on its way, or confirmed a moment ago, is no drift", () => {
    expect(askedWeights([operation({})], now).get("destination")).toEqual({ weight: 5, isUnderWay: true });
    const confirmed = operation({ state: "confirmed", finishedAt: "2026-11-21T06:00:10.000Z" });
    expect(askedWeights([confirmed], now).get("destination")).toEqual({ weight: 5, isUnderWay: false });
    const live = { weight: 5, active: 1 };
    expect(memberState({ ...facts, live, asked: 5 })).toEqual({ kind: "up" });
  });

  test("one that failed, or was confirmed long ago, excuses nothing", () => {
    const failed = operation({ state: "failed", finishedAt: "2026-11-21T06:00:19.000Z" });
    const old = operation({ state: "confirmed", finishedAt: "2026-11-21T06:00:01.000Z" });
    expect(askedWeights([failed, old], now).size).toBe(0);
  });

  test("of several for one destination the newest counts", () => {
    const newest = operation({ request: { destinationId: "destination", weight: 9 } });
    expect(askedWeights([newest, operation({})], now).get("destination")?.weight).toBe(9);
  });
});
