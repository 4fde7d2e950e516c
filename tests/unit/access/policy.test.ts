import { expect, test } from "vitest";
import type { Permission, Role } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import type { TokenDuty } from "@/lib/model/token-duty";

const table: Record<Permission, readonly Role[]> = {
  "cluster.read": ["viewer", "operator", "admin"],
  "host.read": ["viewer", "operator", "admin"],
  "operation.read": ["viewer", "operator", "admin"],
  "settings.read": ["viewer", "operator", "admin"],
  "cluster.edit": ["operator", "admin"],
  "cluster.plan": ["operator", "admin"],
  "cluster.apply": ["operator", "admin"],
  "traffic.drain": ["operator", "admin"],
  "traffic.offline": ["operator", "admin"],
  "traffic.cut": ["operator", "admin"],
  "traffic.restore": ["operator", "admin"],
  "traffic.weight": ["operator", "admin"],
  "traffic.run": ["operator", "admin"],
  "token.manage": ["operator", "admin"],
  "wall.manage": ["operator", "admin"],
  "alert.manage": ["operator", "admin"],
  "notification.manage": ["admin"],
  "director.inspect": ["operator", "admin"],
  "audit.read": ["operator", "admin"],
  "guard.override": ["admin"],
  "guard.manage": ["admin"],
  "host.manage": ["admin"],
  "people.read": ["admin"],
  "people.manage": ["admin"],
};
const permissions = Object.keys(table) as Permission[];

test.each(["viewer", "operator", "admin"] as const)("a %s may do exactly what the table says", (role) => {
  const actor = { kind: "person", id: "1", name: "", email: "", role, origin: "" } as const;
  for (const permission of permissions) {
    expect([permission, can(actor, permission)]).toEqual([permission, table[permission].includes(role)]);
  }
});

test("the worker is refused nothing", () => {
  for (const permission of permissions) expect(can({ kind: "system", name: "worker" }, permission)).toBe(true);
});

test("a token may read, and do what its verbs say, as far as its owner may", () => {
  const token = { id: "t", verbs: ["drain", "restore"], clusterIds: [], serviceIds: [] } as const;
  const actor = { kind: "person", id: "1", name: "", email: "", origin: "", token } as const;
  const reading = ["cluster.read", "host.read", "operation.read", "settings.read"];
  const allowed = (role: Role) => permissions.filter((permission) => can({ ...actor, role }, permission));
  expect(allowed("admin")).toEqual([...reading, "traffic.drain", "traffic.restore", "traffic.run"]);
  expect(allowed("viewer")).toEqual(reading);
});

test("editing and applying both go with planning, and neither with a token for single services", () => {
  const may = (verbs: readonly TokenDuty[], serviceIds: readonly string[]) => {
    const token = { id: "t", verbs, clusterIds: [], serviceIds };
    const actor = { kind: "person", id: "1", name: "", email: "", origin: "", role: "operator", token } as const;
    return permissions.filter((permission) => !permission.endsWith(".read") && can(actor, permission));
  };
  expect(may(["edit"], [])).toEqual(["cluster.edit", "cluster.plan"]);
  expect(may(["apply"], [])).toEqual(["cluster.plan", "cluster.apply"]);
  expect(may(["edit", "apply", "drain"], ["web"])).toEqual(["traffic.drain", "traffic.run"]);
});
