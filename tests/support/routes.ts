import { readdirSync } from "node:fs";
import path from "node:path";
import type { Route } from "@/lib/api/pipeline";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

export type RouteFile = {
  /** As in the address bar, with its folders' names: "/api/v1/hosts/[id]". */
  readonly pattern: string;
  readonly handlers: Partial<Record<Method, Route>>;
};

const root = path.resolve(import.meta.dirname, "../..");

/** Every route handler below app/api, loaded as Next would; without the one that says that there is no such route. */
export async function loadRoutes(): Promise<RouteFile[]> {
  const files = readdirSync(path.join(root, "app/api"), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts" && !file.includes("[..."))
    .sort();
  return await Promise.all(
    files.map(async (file) => ({
      pattern: `/api/${path.dirname(file)}`,
      handlers: await import(path.join(root, "app/api", file)),
    })),
  );
}

/** The file that answers `pathname`, with the path parameters Next would give it. */
export function matchRoute(
  routes: readonly RouteFile[],
  pathname: string,
): { route: RouteFile; params: Record<string, string> } | null {
  const parts = pathname.split("/");
  for (const route of routes) {
    const names = route.pattern.split("/");
    const fits =
      names.length === parts.length && names.every((name, index) => name.startsWith("[") || name === parts[index]);
    if (!fits) continue;
    const params = names.flatMap((name, index) =>
      name.startsWith("[") ? [[name.slice(1, -1), decodeURIComponent(parts[index] ?? "")] as const] : [],
    );
    return { route, params: Object.fromEntries(params) };
  }
  return null;
}
