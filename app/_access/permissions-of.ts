import type { Permission } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import { verbs } from "@/lib/model/verb";
import type { Person } from "./require-actor";

const permissions = [
  "cluster.read",
  "cluster.edit",
  "cluster.plan",
  "cluster.apply",
  "guard.override",
  "guard.manage",
  "host.read",
  "host.manage",
  "operation.read",
  ...verbs.map((verb) => `traffic.${verb}` as const),
  "token.manage",
  "wall.manage",
  "alert.manage",
  "notification.manage",
  "director.inspect",
  "audit.read",
  "people.read",
  "people.manage",
  "settings.read",
] as const satisfies readonly Permission[];

/** What the browser may offer this person. The API decides again on every call. */
export function permissionsOf(actor: Person): Permission[] {
  return permissions.filter((permission) => can(actor, permission));
}
