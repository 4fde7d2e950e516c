import { readFileSync } from "node:fs";
import path from "node:path";
import type { DescribedRoute } from "@/lib/api/openapi/build-document";
import { loadRoutes, methods } from "../support/routes";

/** Every route below /api/v1 with the sentence that the guide has on it. */
export async function describedRoutes(): Promise<DescribedRoute[]> {
  const guide = readFileSync(path.resolve(import.meta.dirname, "../../docs/guide/api.md"), "utf8");
  const summaries = new Map(
    [...guide.matchAll(/^\| `([A-Z]+ \/[^`]*)` \| [a-z-]+ \| (.*) \|$/gm)].map(([, request = "", text = ""]) => [
      request,
      text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1"),
    ]),
  );
  const routes = (await loadRoutes()).filter(({ pattern }) => pattern.startsWith("/api/v1/"));
  return routes.flatMap(({ pattern, handlers }) =>
    methods.flatMap((method) => {
      const handler = handlers[method];
      if (handler === undefined) return [];
      const name = pattern.slice("/api/v1".length).replaceAll("[", "{").replaceAll("]", "}");
      const { permission, contract } = handler;
      return [{ method, path: name, permission, contract, summary: summaries.get(`${method} ${name}`) ?? "" }];
    }),
  );
}
