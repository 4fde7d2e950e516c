import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { expect, test } from "vitest";
import { parse } from "yaml";
import recorded from "@/lib/manifest/manifest.schema.json";
import { manifestJsonSchema } from "@/lib/manifest/manifest-json-schema";

const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(manifestJsonSchema());
const guide = readFileSync(path.resolve(import.meta.dirname, "../../../docs/guide/manifests.md"), "utf8");
const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];

test("the recorded schema is that of manifests as they are; `npm run openapi` records a change", () => {
  expect(JSON.parse(JSON.stringify(manifestJsonSchema()))).toEqual(recorded);
});

test("takes the document of the guide, with and without what is as usual", () => {
  expect(validate(parse(example)), JSON.stringify(validate.errors)).toBe(true);
});

test.each([
  ["a misspelt field at the top", "engine:", "engin:"],
  ["a misspelt field deep below", "weight: 3", "wieght: 3"],
  ["a misspelt field in a part of the model", "virtualRouterId", "virtualRouterID"],
  ["a value of another type", "priority: 150", "priority: high"],
  ["what is no choice", "scheduler: wrr", "scheduler: fast"],
])("refuses %s", (_, from, to) => {
  expect(example).toContain(from);
  expect(validate(parse(example.replace(from, to)))).toBe(false);
});
