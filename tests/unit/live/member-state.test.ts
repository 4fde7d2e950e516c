import { describe, expect, test } from "vitest";
import { type MemberFacts, memberState } from "@/components/cluster/member-state";

const facts: MemberFacts = {
  desired: { appliedWeight: 3 },
  live: { weight: 3, active: 12 },
  sampled: true,
  checked: true,
};

describe("memberState", () => {
  test("a destination with its applied weight is up", () => {
    expect(memberState(facts)).toEqual({ kind: "up" });
  });

  test("weight 0 on purpose drains until its last active connection, and is drained then", () => {
    const drained = { ...facts, desired: { appliedWeight: 0 } };
    expect(memberState({ ...drained, live: { weight: 0, active: 37 } })).toEqual({ kind: "draining", connections: 37 });
    expect(memberState({ ...drained, live: { weight: 0, active: 0 } })).toEqual({ kind: "drained" });
  });

  test.each([null, { weight: 0, active: 4 }])("what keepalived took out of rotation is down (%j)", (live) => {
    expect(memberState({ ...facts, live })).toEqual({ kind: "down" });
    expect(memberState({ ...facts, live, checked: false })).toEqual({ kind: "drift" });
  });

  test("any other difference from what was applied is drift", () => {
    expect(memberState({ ...facts, live: { weight: 7, active: 0 } })).toEqual({ kind: "drift" });
    expect(memberState({ ...facts, desired: { appliedWeight: 0 }, live: null })).toEqual({ kind: "drift" });
  });

  test("nothing is called up or down without a recent sample", () => {
    expect(memberState({ ...facts, sampled: false })).toEqual({ kind: "unknown" });
    expect(memberState({ ...facts, live: null, sampled: false })).toEqual({ kind: "unknown" });
    expect(memberState({ ...facts, desired: null, sampled: false })).toEqual({ kind: "unknown" });
  });

  test("an edit that was not applied is neither up nor down, even when the kernel has such a destination", () => {
    expect(memberState({ ...facts, desired: { appliedWeight: null } })).toEqual({ kind: "new" });
  });

  test("what only the kernel has is named so", () => {
    expect(memberState({ ...facts, desired: null })).toEqual({ kind: "kernel-only" });
  });
});
