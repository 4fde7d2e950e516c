import { describe, expect, test } from "vitest";
import type { HoldKind } from "@/lib/model/hold";
import { holdSettings } from "@/lib/operations/hold-settings";
import { clusterWith } from "@/tests/support/example-cluster";

const first = "services.0.destinations.0";
const inService = clusterWith({});
const held = (kind: HoldKind, more: Record<string, unknown> = {}) =>
  clusterWith({ [`${first}.weight`]: 0, [`${first}.hold`]: { kind, weight: 1 }, ...more });

/** What is written into settings of the kernel, such as "echo 3 >…/conn_reuse_mode". */
const written = (text: string) => [...text.matchAll(/(echo \d|cat \S+) >\/proc\/sys\/net\/ipv4\/vs\/(\w+)/g)];

describe("while something is held, a director", () => {
  test.each([
    ["drain", ["echo 3 conn_reuse_mode"]],
    ["offline", ["echo 1 expire_quiescent_template", "echo 3 conn_reuse_mode"]],
    ["cut", ["echo 1 expire_nodest_conn", "echo 3 conn_reuse_mode"]],
  ] as const)("has the settings that %s needs with direct routing", (kind, settings) => {
    const found = written(holdSettings({ former: inService, model: held(kind) }));
    expect(found.map(([, value, name]) => `${value} ${name}`)).toEqual(settings);
  });

  test("schedules new connections anew by itself where answers pass through it", () => {
    const nat = held("drain", { [`${first}.forwarding`]: "nat" });
    expect(holdSettings({ former: inService, model: nat })).toBe("");
  });

  test("keeps what its cluster sets", () => {
    const set = held("drain", { "ipvs.sysctls": { conn_reuse_mode: 0 } });
    expect(holdSettings({ former: inService, model: set })).toBe("");
  });
});

test("with the last hold lifted a director gets back what it had, and nothing is touched when there was none", () => {
  const found = written(holdSettings({ former: held("drain"), model: inService }));
  expect(found.map(([, value, name]) => `${value} ${name}`)).toEqual([
    "cat /var/lib/signalbox/before.conn_reuse_mode conn_reuse_mode",
  ]);
  expect(holdSettings({ former: inService, model: inService })).toBe("");
});
