import { isInScope } from "@/lib/access/token-scope";
import { AppError } from "@/lib/model/app-error";
import type { WebServices } from "@/lib/runtime/web";
import type { Person } from "./authorize";

/**
 * What a route is to tokens, beside its permission:
 * - a reader of the cluster that its object belongs to (null = to none): what is not in a token's scope is `not_found`;
 * - "scoped": its handler looks at the scope itself, or has nothing that belongs to a cluster;
 * - "never": it is for people.
 *
 * A route that says nothing is open to tokens for every cluster, and to no others.
 */
export type TokenAccess<Params> =
  | "scoped"
  | "never"
  | ((services: WebServices, params: Params) => Promise<string | null>);

/** Throws `auth.forbidden` or `not_found` when a token acts that may not do this. */
export async function checkTokenAccess<Params>(
  actor: Person,
  access: TokenAccess<Params> | undefined,
  { services, params }: { readonly services: WebServices; readonly params: Params },
): Promise<void> {
  const { token } = actor;
  if (token === undefined || access === "scoped") return;
  if (access === "never") throw new AppError("auth.forbidden");
  if (token.clusterIds.length === 0) return;
  if (access === undefined) throw new AppError("auth.forbidden");
  const clusterId = await access(services, params);
  if (clusterId === null || !isInScope(token, { clusterId })) throw new AppError("not_found");
}
