import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureBuild } from "@/lib/runtime/ensure-build";

let root: string;

/** A checkout whose tools only write down that they ran. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "signalbox-build-"));
  write("app/page.tsx", "one");
  write("prisma/schema.prisma", "schema");
  tool(
    "node_modules/prisma/build/index.js",
    'mkdirSync("lib/db/generated", { recursive: true }); writeFileSync("lib/db/generated/client.ts", "");',
  );
  tool(
    "node_modules/next/dist/bin/next",
    'mkdirSync(".next", { recursive: true }); writeFileSync(".next/BUILD_ID", "x");',
  );
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function tool(file: string, work: string): void {
  const record = 'appendFileSync("ran", require("node:path").basename(__filename) + "\\n");';
  write(file, `const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");\n${record}\n${work}\n`);
}

async function ran(options: { force?: boolean } = {}): Promise<string[]> {
  rmSync(path.join(root, "ran"), { force: true });
  write("ran", "");
  await ensureBuild({ root, distDir: ".next", say: () => undefined, signal: new AbortController().signal, ...options });
  return readFileSync(path.join(root, "ran"), "utf8").split("\n").filter(Boolean);
}

test("makes the client and the build once, and nothing while the sources say the same", async () => {
  expect(await ran()).toEqual(["index.js", "next"]);
  expect(await ran()).toEqual([]);
  utimesSync(path.join(root, "app/page.tsx"), new Date(), new Date());
  expect(await ran()).toEqual([]);
});

test("builds again when a source changed, came or went", async () => {
  await ran();
  write("app/page.tsx", "two");
  expect(await ran()).toEqual(["next"]);
  write("components/new.tsx", "new");
  expect(await ran()).toEqual(["next"]);
  rmSync(path.join(root, "components/new.tsx"));
  expect(await ran()).toEqual(["next"]);
});

test("makes both again when the schema changed, because the client is part of the pages", async () => {
  await ran();
  write("prisma/schema.prisma", "other schema");
  expect(await ran()).toEqual(["index.js", "next"]);
});

test("builds again after a build that was interrupted", async () => {
  tool(
    "node_modules/next/dist/bin/next",
    'mkdirSync(".next", { recursive: true }); writeFileSync(".next/BUILD_ID", "x"); process.exit(1);',
  );
  await expect(ran()).rejects.toThrow("next build ended with 1");
  tool("node_modules/next/dist/bin/next", "");
  expect(await ran()).toEqual(["next"]);
});

test("builds in any case when told to", async () => {
  await ran();
  expect(await ran({ force: true })).toEqual(["next"]);
});
