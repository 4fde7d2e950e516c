import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { auditActions } from "@/lib/api/resources/audit-actions";
import { operationKindSchema } from "@/lib/api/resources/operation";

const lib = path.resolve(import.meta.dirname, "../../../lib");

test("every action of the trail is written by something", () => {
  const sources = readdirSync(lib, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("db/generated"))
    .map((file) => readFileSync(path.join(lib, file), "utf8"));
  const written = new Set(
    sources.flatMap((source) => [...source.matchAll(/action: "([a-z_.]+)"/g)].map(([, action]) => action)),
  );
  const ofOperations = operationKindSchema.options.map((kind) => `operation.${kind}`);
  expect(auditActions.filter((action) => !written.has(action) && !ofOperations.includes(action))).toEqual([]);
});
