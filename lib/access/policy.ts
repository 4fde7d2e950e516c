import type { Actor, Permission, Role } from "./model";

const viewer = ["cluster.read", "host.read", "operation.read", "settings.read"] as const satisfies Permission[];
const operator = [...viewer, "cluster.edit", "cluster.apply", "audit.read"] as const satisfies Permission[];
const admin = [
  ...operator,
  "guard.override",
  "guard.manage",
  "host.manage",
  "people.read",
  "people.manage",
] as const satisfies Permission[];

/** Each role may do what the one before it may, and more. A host holds root, so only admins manage hosts. */
const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = { viewer, operator, admin };

/**
 * Whether `actor` may do something at all. There are no rights on single objects yet: every person sees every cluster,
 * so a refusal tells nothing about what exists. The worker itself is never refused.
 */
export function can(actor: Actor, permission: Permission): boolean {
  return actor.kind === "system" || permissionsOf[actor.role].includes(permission);
}
