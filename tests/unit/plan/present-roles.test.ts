import { describe, expect, test } from "vitest";
import type { HostPlan, Wave } from "@/lib/plan/model";
import { withPresentRoles } from "@/lib/plan/present-roles";

function host(hostId: string): HostPlan {
  return {
    hostId,
    hostName: hostId,
    targetId: hostId,
    role: "director",
    steps: [],
    files: [],
    kernelEdits: [],
    expected: {
      table: { services: [] },
      checkedServices: [],
      absent: [],
      files: {},
      addresses: [],
      absentAddresses: [],
      sysctls: {},
      setUp: null,
      bootEnabled: null,
      netBootEnabled: null,
    },
  };
}

const planned: readonly Wave[] = [
  { kind: "joining", hosts: [host("server")] },
  { kind: "backup-directors", hosts: [host("b"), host("c")] },
  { kind: "master-director", hosts: [host("a")] },
  { kind: "leaving", hosts: [host("old")] },
];

const order = (waves: readonly Wave[]) => waves.map(({ kind, hosts }) => [kind, hosts.map(({ hostId }) => hostId)]);

describe("withPresentRoles", () => {
  test.each([[["a"]], [[]], [["a", "b"]]])("leaves the waves as planned while %j hold the VIPs", (holders) => {
    expect(withPresentRoles(planned, new Set(holders))).toBe(planned);
  });

  test("makes the director that holds a VIP now the last one, wherever VRRP moved it", () => {
    expect(order(withPresentRoles(planned, new Set(["c"])))).toEqual([
      ["joining", ["server"]],
      ["backup-directors", ["b", "a"]],
      ["master-director", ["c"]],
      ["leaving", ["old"]],
    ]);
  });

  test("loses and doubles no host", () => {
    const all = (waves: readonly Wave[]) => waves.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId)).sort();
    for (const holder of ["a", "b", "c", "elsewhere"]) {
      expect(all(withPresentRoles(planned, new Set([holder])))).toEqual(all(planned));
    }
  });
});
