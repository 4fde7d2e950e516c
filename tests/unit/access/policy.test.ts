import { expect, test } from "vitest";
import type { Permission, Role } from "@/lib/access/model";
import { can } from "@/lib/access/policy";

const table: Record<Permission, readonly Role[]> = {
  "cluster.read": ["viewer", "operator", "admin"],
  "host.read": ["viewer", "operator", "admin"],
  "operation.read": ["viewer", "operator", "admin"],
  "settings.read": ["viewer", "operator", "admin"],
  "cluster.edit": ["operator", "admin"],
  "cluster.apply": ["operator", "admin"],
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
