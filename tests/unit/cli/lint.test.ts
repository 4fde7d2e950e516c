import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommandLine } from "./test-terminal";

const clean = `virtual_server 10.0.0.100 80 {
  lvs_sched wrr
  lvs_method DR
  protocol TCP
  real_server 10.0.0.1 80 {
    TCP_CHECK {
    }
  }
}
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "signalbox-cli-"));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  for (const name of ["conf.d", "more"]) mkdirSync(path.join(folder, name));
  write("keepalived.conf", "include conf.d/*.conf\ninclude more/none-*.conf\n");
  write("conf.d/a.conf", clean.replace("10.0.0.100", "10.0.0.101"));
  write("conf.d/b.conf", "include ../more/deep.conf\n");
  write("conf.d/c.txt", "nonsense 1\n");
  write("more/deep.conf", "global_defs {\n  nonsense 2\n}\n");
  write("loop.conf", "include pool.conf\n");
  write("pool.conf", "include loop.conf\n");
  write("ids.conf", "@one nonsense 1\n@two nonsense 2\n");
});

afterAll(() => rmSync(folder, { recursive: true }));

test("says nothing of a file without faults, and ends with 0", async () => {
  expect(await runCommandLine(["lint"], { stdin: clean })).toEqual({ exitCode: 0, out: "", err: "" });
});

test("prints each finding with file, line and column, and ends with 1 when one is an error", async () => {
  const run = await runCommandLine(["lint"], { stdin: clean.replace("lvs_sched wrr", "lvs_sched WRR") });
  expect(run).toMatchObject({ exitCode: 1, err: "" });
  expect(run.out).toMatch(/^<stdin>:2:13: error lint\.[\w.]+: .*WRR.*\n$/);
});

test("a warning alone is no failure", async () => {
  const run = await runCommandLine(["lint"], { stdin: clean.replace("  protocol TCP\n", "") });
  expect(run.exitCode).toBe(0);
  expect(run.out).toMatch(/^<stdin>:1:1: warning lint\./);
});

test("speaks the reader's language", async () => {
  const run = await runCommandLine(["lint"], { stdin: clean.replace("  protocol TCP\n", ""), locale: "zh-CN" });
  expect(run.out).toMatch(/^<stdin>:1:1: 警告 lint\..*[\u4e00-\u9fff]/);
});

test("follows includes on this machine, relative to the file that has them", async () => {
  const { exitCode, out } = await runCommandLine(["lint", path.join(folder, "keepalived.conf"), "--json"]);
  const findings: { file: string; line: number; message: string }[] = JSON.parse(out);
  expect(exitCode).toBe(1);
  expect(findings.find(({ message }) => message.includes("nonsense"))).toMatchObject({
    file: path.join(folder, "more/deep.conf"),
    line: 2,
  });
  expect(findings.some(({ file }) => file.endsWith("c.txt"))).toBe(false);
  expect(findings.some(({ file, line }) => file.endsWith("keepalived.conf") && line === 2)).toBe(true);
});

test("files that include each other are a finding", async () => {
  const { exitCode, out } = await runCommandLine(["lint", path.join(folder, "loop.conf")]);
  expect(exitCode).toBe(1);
  expect(out).toContain("error lint.include.");
});

test("--config-id decides conditions", async () => {
  const file = path.join(folder, "ids.conf");
  const { out } = await runCommandLine(["lint", file, "--from", "keepalived", "--config-id", "two"]);
  expect(out).toContain(`${file}:2:`);
  expect(out).not.toContain(`${file}:1:`);
});

test("--keepalived names what a release cannot do yet", async () => {
  const stdin = clean.replace("TCP_CHECK", "PING_CHECK");
  expect((await runCommandLine(["lint", "--keepalived", "2.3.1"], { stdin })).exitCode).toBe(0);
  const old = await runCommandLine(["lint", "--keepalived", "2.0.10"], { stdin });
  expect(old.exitCode).toBe(1);
  expect(old.out).toContain("PING_CHECK");
  expect((await runCommandLine(["lint", "--keepalived", "newest"], { stdin })).exitCode).toBe(2);
});

test("of the other formats it says what an import would say", async () => {
  const stdin = "-A -t 10.0.0.1:80 -s wrr\n-a -t 10.0.0.1:80 -r web:80 -g -w 1\n";
  const { exitCode, out } = await runCommandLine(["lint", "--from", "ipvsadm"], { stdin });
  expect(exitCode).toBe(1);
  expect(out).toMatch(/<stdin>:2:\d+: error import\./);
});

test("asks for the format of what it cannot recognise", async () => {
  const run = await runCommandLine(["lint"], { stdin: "hello\n" });
  expect(run).toEqual({
    exitCode: 2,
    out: "",
    err: "signalbox: What <stdin> holds cannot be told. Name its format with --from.\n",
  });
});

test("words of a file give no orders to the terminal", async () => {
  const { out } = await runCommandLine(["lint", "--from", "keepalived"], {
    stdin: "global_defs {\n  x\u001b[31m\u202ey\n}\n",
  });
  for (const order of ["\u001b", "\u202e"]) expect(out).not.toContain(order);
  expect(out).toContain("<stdin>:2:");
});
