import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type InstallPackagesInput, installPackages } from "@/lib/hosts/install-packages";
import { hostsUnderTest, serverUnderTest } from "@/tests/support/hosts-under-test";
import type { OnCommand } from "@/tests/support/ssh-server";

const cannotUnshare = process.getuid?.() === 0 && existsSync("/usr/bin/unshare") ? null : "mount namespaces need root";
const jobId = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001";

/**
 * A host whose /var/lib/signalbox and /usr/local/sbin are folders of the test: its apt-get is a script that writes down
 * what it was called with.
 */
describe.skipIf(cannotUnshare !== null)(`packages (${cannotUnshare ?? "own mounts"})`, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "signalbox-packages-"));
    for (const name of ["state", "sbin"]) mkdirSync(path.join(folder, name));
    mkdirSync("/var/lib/signalbox", { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const calls = () => readFileSync(path.join(folder, "calls"), "utf8").trim().split("\n");

  function provide(tool: string, script: string): void {
    const file = path.join(folder, "sbin", tool);
    writeFileSync(file, `#!/bin/sh\necho "${tool} $* [$DEBIAN_FRONTEND]" >>${folder}/calls\n${script}\n`);
    chmodSync(file, 0o755);
  }

  const inOwnMounts: OnCommand = (channel, command) => {
    const mounts = `mount --bind ${folder}/state /var/lib/signalbox && mount --bind ${folder}/sbin /usr/local/sbin`;
    const script = `${mounts} && ${command}`;
    const child = spawn("unshare", ["--mount", "env", "-u", "DEBIAN_FRONTEND", "sh", "-c", script], { stdio: "pipe" });
    channel.pipe(child.stdin);
    child.stdin.on("error", () => undefined);
    child.stdout.pipe(channel, { end: false });
    child.stderr.pipe(channel.stderr, { end: false });
    child.on("close", () => channel.end());
  };

  async function hostWithShims() {
    const server = await serverUnderTest({ onCommand: inOwnMounts });
    const { hosts, records } = hostsUnderTest();
    records.trust("a", server);
    const lines: string[] = [];
    const input: InstallPackagesInput = {
      host: { id: "a", name: "lb1" },
      jobId,
      manager: "apt",
      packages: ["ipvsadm", "keepalived"],
      pause: () => delay(20),
      onLines: async (more) => void lines.push(...more.filter((line) => line !== "")),
    };
    return { server, hosts, lines, input };
  }

  test("apt-get is called without questions for these packages only, and its words arrive while it runs", async () => {
    provide(
      "apt-get",
      `echo "working on $*"
case "$*" in *install*) until [ -e ${folder}/go ]; do sleep 0.02; done;; esac
echo finished`,
    );
    const { hosts, lines, input } = await hostWithShims();
    const installing = installPackages(hosts, input);
    await vi.waitFor(() => expect(lines.join("\n")).toContain("install ipvsadm keepalived"), 10_000);
    expect(lines.at(-1)).not.toBe("finished");
    writeFileSync(path.join(folder, "go"), "");
    expect(await installing).toEqual({ kind: "ended", exitCode: 0 });
    expect(lines.at(-1)).toBe("finished");
    expect(calls()).toEqual([
      "apt-get -q -o DPkg::Lock::Timeout=120 update [noninteractive]",
      "apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold install ipvsadm keepalived [noninteractive]",
    ]);
    expect(readdirSync(path.join(folder, "state"))).toEqual([]);
  });

  test("a failed installation keeps its exit code and its words", async () => {
    provide("apt-get", `echo "E: Unable to locate package"; exit 100`);
    const { hosts, lines, input } = await hostWithShims();
    expect(await installPackages(hosts, input)).toEqual({ kind: "ended", exitCode: 100 });
    expect(lines).toContain("E: Unable to locate package");
  });

  test("a lost connection does not stop the package manager, and nothing is started twice", async () => {
    provide("apt-get", `case "$*" in *install*) until [ -e ${folder}/go ]; do sleep 0.02; done;; esac; echo done`);
    const { server, hosts, lines, input } = await hostWithShims();
    const installing = installPackages(hosts, input);
    await vi.waitFor(() => expect(calls()).toHaveLength(2), 10_000);
    server.cut();
    // A second worker takes over while the first still watches: the same job.
    const takenOver = installPackages(hosts, input);
    await delay(100);
    writeFileSync(path.join(folder, "go"), "");
    const outcomes = await Promise.all([installing, takenOver]);
    expect(outcomes).toContainEqual({ kind: "ended", exitCode: 0 });
    expect(calls()).toHaveLength(2);
    expect(lines).toContain("done");
  });

  test("an installation that was killed is interrupted, not waited for", async () => {
    provide("apt-get", `kill -9 $PPID; exit 0`);
    const { hosts, input } = await hostWithShims();
    expect(await installPackages(hosts, input)).toEqual({ kind: "interrupted" });
  });

  test.each([
    ["dnf", "dnf -y --setopt=install_weak_deps=False install keepalived []"],
    ["yum", "yum -y install keepalived []"],
  ] as const)("%s is called as it wants to be", async (manager, call) => {
    provide(manager, "echo Complete!");
    const { hosts, lines, input } = await hostWithShims();
    const outcome = await installPackages(hosts, { ...input, manager, packages: ["keepalived"] });
    expect(outcome).toEqual({ kind: "ended", exitCode: 0 });
    expect(calls()).toEqual([call]);
    expect(lines).toContain("Complete!");
  });
});
