import { expect, test } from "vitest";
import { listOperations } from "@/lib/api/openapi/list-operations";
import recorded from "@/lib/api/openapi/openapi.golden.json";
import { typeText } from "@/lib/api/openapi/type-text";

const sections = listOperations(recorded);

test("every operation of the document is on the page, with what it takes and answers", () => {
  const all = [...sections.values()].flat();
  const named = Object.entries(recorded.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(all.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(named.sort());
  const vips = all.find(({ method, path }) => method === "POST" && path === "/clusters/{id}/vips");
  expect(vips).toMatchObject({ permission: "cluster.edit", answers: [{ status: "201", shape: "Vip" }] });
  expect(vips?.body).toContainEqual({ name: "address", type: expect.stringContaining("string"), required: true });
});

test.each([
  [{ type: "integer", minimum: 1, maximum: 65535 }, "integer 1–65535"],
  [{ type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, "integer"],
  [{ anyOf: [{ enum: ["a", "b"] }, { type: "null" }] }, '"a" | "b" | null'],
  [{ type: "array", items: { $ref: "#/components/schemas/Host" } }, "(Host)[]"],
  [{ type: "object", properties: { kind: { const: "tcp" } } }, '{ kind: "tcp" }'],
])("says %o as people write it", (schema, text) => {
  expect(typeText(schema)).toBe(text);
});
