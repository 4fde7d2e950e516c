import { expect, test } from "vitest";
import { z } from "zod";
import { answers } from "@/lib/api/openapi/answers";
import { buildDocument } from "@/lib/api/openapi/build-document";
import recorded from "@/lib/api/openapi/openapi.golden.json";
import { version } from "@/lib/config/version";
import { describedRoutes } from "@/tests/openapi/described-routes";

const operationSchema = z.object({ operationId: z.string(), summary: z.string() });
const routes = await describedRoutes();

test("the recorded document is that of the routes as they are; `npm run openapi` records a change", () => {
  const now: unknown = JSON.parse(JSON.stringify(buildDocument(routes, version)));
  expect(now).toEqual(recorded);
});

test("it says of every route how it answers, and of no other", () => {
  expect(Object.keys(answers).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
});

test("every operation has an id of its own and a sentence", () => {
  const paths = z.record(z.string(), z.record(z.string(), operationSchema)).parse(recorded.paths);
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(operations.filter(({ summary }) => summary === "")).toEqual([]);
});

test("every reference leads to something", () => {
  const names = [...JSON.stringify(recorded).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !Object.hasOwn(recorded.components.schemas, name ?? ""))).toEqual([]);
});
