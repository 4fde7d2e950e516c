import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadAuthSecret } from "@/lib/config/auth-secret";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "signalbox-secret-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("is made once, for its owner's eyes only, and stays the same", () => {
  const file = path.join(directory, "web/auth.secret");
  const first = loadAuthSecret(file);
  expect(Buffer.from(first, "base64url")).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(loadAuthSecret(file)).toBe(first);
  expect(readdirSync(path.dirname(file))).toEqual(["auth.secret"]);
});

test("a file that holds too little is refused and left as it is", () => {
  const file = path.join(directory, "auth.secret");
  writeFileSync(file, "short\n");
  expect(() => loadAuthSecret(file)).toThrow("fewer than 32 characters");
});
