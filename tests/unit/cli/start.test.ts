import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const project = path.resolve(import.meta.dirname, "../../..");
const program = path.join(project, "bin/signalbox.js");
const run = promisify(execFile);
const sample = path.join(project, "tests/golden/ipvsadm/ipv6.save");

test("starts from any folder, without settings, database or build, and keeps its exit code", async () => {
  const env = { ...process.env, LC_ALL: "zh_CN.UTF-8", DATABASE_URL: "not a url", SIGNALBOX_PORT: "none" };
  const { stdout, stderr } = await run(program, ["parse-ipvsadm", sample], { cwd: "/", env });
  expect([stdout, stderr]).toEqual(["规则（-Sn）：2 个服务，3 个目标\n", ""]);
  await expect(run(program, ["parse-ipvsadm", "/none"], { cwd: "/", env })).rejects.toMatchObject({ code: 2 });
});

test("bears that nobody reads its output to the end", async () => {
  const { stderr } = await run("sh", ["-c", `node ${program} parse-ipvsadm --json ${sample} | true`]);
  expect(stderr).toBe("");
});

test("npx finds it by the name that package.json gives it", async () => {
  const { default: manifest } = await import("@/package.json");
  expect(existsSync(path.join(project, manifest.bin.signalbox))).toBe(true);
});
