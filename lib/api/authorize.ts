import { getActor } from "@/lib/access/get-actor";
import type { Actor, Permission } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import { tokenActor } from "@/lib/access/tokens/token-actor";
import { bearerToken } from "@/lib/access/tokens/token-text";
import { recordDenied } from "@/lib/audit/record-denied";
import { AppError } from "@/lib/model/app-error";
import type { Call } from "./pipeline";

export type Person = Extract<Actor, { kind: "person" }>;

/**
 * Who asks, if they may. It comes before the object is looked up, so that a refusal is the same whether the object
 * exists or not.
 */
export async function authorize(call: Call, permission: Permission | "signed-in"): Promise<Person> {
  const { services, request } = call;
  const actor = await actorOf(call);
  if (actor === null) throw new AppError("auth.required");
  if (permission === "signed-in" || can(actor, permission)) return actor;
  const route = new URL(request.url).pathname;
  await recordDenied(services.database, actor, { method: request.method, route, permission });
  throw new AppError("auth.forbidden");
}

/** A token that was sent decides, whatever cookies came with it. */
async function actorOf({ services, request: { headers } }: Call): Promise<Person | null> {
  const { prisma } = services.database;
  const token = bearerToken(headers);
  if (token !== null) return await tokenActor({ prisma }, token, headers);
  return await getActor(services.auth, headers);
}
