import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { freeLoop } from "@/tests/lab/free-port";
import { attachLab, startLab } from "@/tests/lab/lab";
import { type LabOptions, labSettings } from "@/tests/lab/settings";
import { runCommand } from "@/tests/support/run-command";

/** A second lab beside the one of the suite: two hosts, without systemd. */
async function smallLab(): Promise<LabOptions & { readonly runDir: string }> {
  const loop = await freeLoop("127.120.0", labSettings().ports);
  return { flavour: "plain", hosts: ["director1", "rs1"], loop, runDir: `/tmp/signalbox-lab-lifecycle-${process.pid}` };
}

async function processesOf(runDir: string): Promise<string> {
  return (await runCommand("pgrep", ["-f", runDir])).stdout;
}

test("a host without systemd runs at boot what is enabled in its runlevel", async () => {
  const lab = await startLab(await smallLab());
  try {
    await lab.script("director1", "update-rc.d keepalived enable");
    await lab.script(
      "director1",
      `cat >/etc/keepalived/keepalived.conf <<'EOF'
vrrp_instance lab { interface eth0
 virtual_router_id 9
 priority 100
 virtual_ipaddress { 10.77.0.91/32 dev eth0 } }
EOF`,
    );
    await lab.power("director1", "reset");
    await lab.waitForSsh("director1");
    await vi.waitFor(
      async () => expect(await lab.script("director1", "ip -br addr show dev eth0")).toContain("10.77.0.91/32"),
      { timeout: 20_000, interval: 500 },
    );
  } finally {
    await lab.down();
  }
});

test("a lab that goes down leaves no process, no run folder and no address in use", async () => {
  const place = await smallLab();
  const lab = await startLab(place);
  expect(await processesOf(place.runDir)).not.toBe("");
  await lab.down();
  await vi.waitFor(async () => expect(await processesOf(place.runDir)).toBe(""), { timeout: 5_000 });
  expect(existsSync(place.runDir)).toBe(false);
  expect(attachLab(place)).toBeNull();
});

test("a lab says which of its hosts is off, and that its kernel hangs", { timeout: 120_000 }, async () => {
  const place = await smallLab();
  const lab = await startLab(place);
  try {
    expect(await lab.trouble()).toBeNull();
    await lab.power("rs1", "cut");
    expect(await lab.trouble()).toMatch(/^rs1 does not answer: code 125 lab: rs1 is off/);
    await runCommand("pkill", ["-STOP", "-f", `linux.uml.*${place.runDir}`]);
    expect(await lab.trouble()).toMatch(/^lab does not answer: code (124|255)/);
  } finally {
    await lab.down();
  }
});

test("a lab ends when the process that started it is killed", async () => {
  const place = await smallLab();
  const starter = spawn(
    process.execPath,
    ["--import", "tsx", path.join(import.meta.dirname, "lab-starter.ts"), JSON.stringify(place)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await new Promise((resolve) => starter.stdout.once("data", resolve));
  expect(attachLab(place)).not.toBeNull();
  starter.kill("SIGKILL");
  await vi.waitFor(async () => expect(await processesOf(place.runDir)).toBe(""), { timeout: 10_000, interval: 200 });
  expect(existsSync(place.runDir)).toBe(false);
});
