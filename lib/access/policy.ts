import { isForWholeClusters, type TokenDuty } from "@/lib/model/token-duty";
import { verbs } from "@/lib/model/verb";
import type { Actor, Permission, Role } from "./model";
import type { TokenScope } from "./token-scope";

const reading = ["cluster.read", "host.read", "operation.read", "settings.read"] as const satisfies Permission[];
const viewer = [...reading] as const satisfies Permission[];
const operator = [
  ...viewer,
  "cluster.edit",
  "cluster.plan",
  "cluster.apply",
  ...verbs.map((verb) => `traffic.${verb}` as const),
  "traffic.run",
  "token.manage",
  "wall.manage",
  "alert.manage",
  "director.inspect",
  "audit.read",
] as const satisfies Permission[];
const admin = [
  ...operator,
  "guard.override",
  "guard.manage",
  "notification.manage",
  "host.manage",
  "people.read",
  "people.manage",
] as const satisfies Permission[];

/** Each role may do what the one before it may, and more. A host holds root, so only admins manage hosts. */
const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = { viewer, operator, admin };

/**
 * Whether `actor` may do something at all. People have no rights on single objects: every person sees every cluster, so a
 * refusal tells nothing about what exists. A token may do what its verbs say and its owner may, on what is in its scope
 * (`isInScope`). The worker itself is never refused.
 */
export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  if (actor.token !== undefined && !tokenMay(actor.token, permission)) return false;
  return permissionsOf[actor.role].includes(permission);
}

function tokenMay({ verbs: duties, serviceIds }: TokenScope, permission: Permission): boolean {
  if (reading.some((each) => each === permission)) return true;
  const inForce = serviceIds.length === 0 ? duties : duties.filter((duty) => !isForWholeClusters(duty));
  return inForce.some((duty) => permissionsOfDuty(duty).includes(permission));
}

function permissionsOfDuty(duty: TokenDuty): readonly Permission[] {
  if (duty === "edit") return ["cluster.edit", "cluster.plan"];
  if (duty === "apply") return ["cluster.apply", "cluster.plan"];
  return [`traffic.${duty}`, "traffic.run"];
}
