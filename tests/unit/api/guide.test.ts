import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Role } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import type { Route } from "@/lib/api/pipeline";
import { loadRoutes, methods } from "../../support/routes";

test("docs/guide/api.md lists every route with the least role that may use it", async () => {
  const guide = readFileSync(path.resolve(import.meta.dirname, "../../../docs/guide/api.md"), "utf8");
  const documented = [...guide.matchAll(/^\| `([A-Z]+ \/[^`]*)` \| ([a-z-]+) \|/gm)].map(
    ([, request, role]) => `${request} ${role}`,
  );
  const routes = (await loadRoutes()).filter(({ pattern }) => pattern.startsWith("/api/v1/"));
  const existing = routes.flatMap(({ pattern, handlers }) =>
    methods.flatMap((method) => {
      const handler = handlers[method];
      const name = pattern.slice("/api/v1".length).replaceAll("[", "{").replaceAll("]", "}");
      return handler === undefined ? [] : [`${method} ${name} ${leastRole(handler.permission)}`];
    }),
  );
  expect(documented.sort()).toEqual(existing.sort());
});

function leastRole(permission: Route["permission"]): string {
  if (permission === "anyone" || permission === "signed-in" || permission === "screen") return permission;
  const roles: Role[] = ["viewer", "operator", "admin"];
  const actor = { kind: "person", id: "", name: "", email: "", origin: "" } as const;
  return roles.find((role) => can({ ...actor, role }, permission)) ?? "nobody";
}
