import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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

test("is one file that runs with Node alone, wherever it lies", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-cli-"));
  try {
    const file = path.join(folder, "signalbox.mjs");
    await run(process.execPath, ["--import", "tsx", "bin/build-cli.ts", file], { cwd: project });
    const nobody = { SIGNALBOX_URL: "", SIGNALBOX_TOKEN: "", XDG_CONFIG_HOME: folder };
    const env = { ...process.env, ...nobody, LC_ALL: "zh_CN.UTF-8" };
    const { stdout } = await run(process.execPath, [file, "parse-ipvsadm", sample], { cwd: folder, env });
    expect(stdout).toBe("规则（-Sn）：2 个服务，3 个目标\n");
    const asked = run(process.execPath, [file, "drain", "rs1"], { cwd: folder, env });
    await expect(asked).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("SIGNALBOX_URL") });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
