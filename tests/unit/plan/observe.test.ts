import { describe, expect, test } from "vitest";
import { observeDirectorProgram, readDirector } from "@/lib/plan/observe-director";
import { readRealServer } from "@/lib/plan/observe-real-server";
import { parseAddresses, parseInterfaces } from "@/lib/plan/parse-addresses";
import type { StepResult } from "@/lib/shell/model";
import { sha256 } from "./observed-hosts";

const paths = ["/etc/one", "/etc/two", "/etc/three"];

function director(steps: Partial<Record<string, Partial<StepResult>>>) {
  const all = observeDirectorProgram(paths).steps.map(
    ({ id }): StepResult => ({ id, exitCode: 0, output: "", ...steps[id] }),
  );
  return readDirector({ directorId: "d1", hostId: "h1", paths, sha256 }, all);
}

function observed(steps: Parameters<typeof director>[0]) {
  const read = director(steps);
  if (!read.ok) throw new Error("not read");
  return read.value;
}

/** What `sha256sum` and `head -v` print for these files, without the trailing line breaks that a step's output loses. */
function filesOutput(files: Readonly<Record<string, string>>): string {
  const sums = Object.entries(files).map(([path, text]) => `${sha256(text)}  ${path}\n`);
  const heads = Object.entries(files).map(([path, text]) => `==> ${path} <==\n${text}`);
  return (sums.join("") + heads.join("\n")).replace(/\n+$/, "");
}

describe("files of a host", () => {
  test("are read with every byte, whether or not they end with a line break", () => {
    const files = { "/etc/one": "a\nb\n", "/etc/two": "no line break", "/etc/three": "\n\nc\n" };
    const read = observed({ files: { output: filesOutput(files) } }).files;
    for (const [path, text] of Object.entries(files)) expect(read[path]?.content).toBe(text);
  });

  test("that are missing are null, and an empty one is empty", () => {
    const read = observed({ files: { output: filesOutput({ "/etc/two": "" }) } }).files;
    expect(read).toEqual({
      "/etc/one": null,
      "/etc/two": { content: "", sha256: sha256("") },
      "/etc/three": null,
    });
  });

  test("are read before an empty one, whose heading is the last line", () => {
    const files = { "/etc/one": "a\n", "/etc/two": "b\n", "/etc/three": "" };
    const read = observed({ files: { output: filesOutput(files) } }).files;
    for (const [path, text] of Object.entries(files)) expect(read[path]?.content).toBe(text);
  });

  test("that imitate the next file's heading keep their checksum and lose their text, and nothing else", () => {
    const files = { "/etc/one": "x\n==> /etc/two <==\ny\n", "/etc/two": "two\n" };
    const read = observed({ files: { output: filesOutput(files) } }).files;
    expect(read["/etc/one"]).toEqual({ content: null, sha256: sha256(files["/etc/one"]) });
    expect([null, "two\n"]).toContain(read["/etc/two"]?.content);
  });
});

describe("a director", () => {
  test.each([
    { exitCode: 1, output: "" },
    { exitCode: null, output: "" },
  ])("whose table cannot be read is a problem, never an empty table: %o", (table) => {
    const read = director({ table });
    expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toEqual(["plan.table_unreadable"]);
  });

  test.each([
    [{ exitCode: 127, output: "sh: ipvsadm: not found" }, "plan.ipvsadm_missing"],
    [{ exitCode: 2, output: "Can't initialize ipvs: Protocol not available" }, "plan.ip_vs_missing"],
    [{ exitCode: 0, output: "" }, null],
  ])("that has no table says so beside it: %o", (table, tableMissing) => {
    expect(observed({ table })).toMatchObject({ table: { services: [] }, tableMissing });
  });

  test("has the thresholds of the listing beside its table, and unknown ones where there is none", () => {
    const table = { output: "-A -t 10.0.0.1:80 -s rr\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1" };
    const [head, columns] = ["IP Virtual Server version 1.2.1 (size=4096)", "Prot LocalAddress:Port Uthreshold"];
    const lines = [head, columns, "  -> RemoteAddress:Port", "TCP  10.0.0.1:80 rr", "  -> 10.0.0.2:80 9 4 0 0"];
    const destination = (thresholds: Partial<StepResult>) =>
      observed({ table, thresholds }).table.services[0]?.destinations[0];
    expect(destination({ output: lines.join("\n") })).toMatchObject({ upperThreshold: 9, lowerThreshold: 4 });
    expect(destination({ exitCode: 2 })).toMatchObject({ upperThreshold: null, lowerThreshold: null });
  });

  test("with a table that is not understood to its end is not observed at all", () => {
    expect(director({ table: { output: "-A -t 10.0.0.1:80 -s rr\n-x nonsense" } }).ok).toBe(false);
  });

  test("has its init system, boot unit and keepalived told apart", () => {
    const host = { output: "init systemd\nkeepalived-running yes\nkeepalived-enabled no\nboot yes" };
    const keepalived = { output: "Keepalived v2.2.7 (01/16,2022)\n\nCopyright(C) 2001-2022 Alexandre Cassen" };
    expect(observed({ host, keepalived })).toMatchObject({
      init: "systemd",
      bootEnabled: true,
      keepalived: { version: "2.2.7", running: true, enabled: false },
    });
  });

  test("has the modules that depmod lists, and the release that ipvsadm says", () => {
    const modules = { output: "ip_vs_wrr.ko\nip_vs_pe_sip.ko" };
    const ipvsadm = { output: "ipvsadm v1.31 2019/12/24 (compiled with popt and IPVS v1.2.1)" };
    expect(observed({ modules, ipvsadm })).toMatchObject({ ipvsModules: ["pe_sip", "wrr"], ipvsadmVersion: "1.31" });
    const unknown = { exitCode: 1, output: "" };
    expect(observed({ modules: unknown, ipvsadm: unknown })).toMatchObject({ ipvsModules: null, ipvsadmVersion: null });
  });

  test("without keepalived has none, whatever a left-over pid file says", () => {
    const host = { output: "init sysv\nkeepalived-running yes" };
    const keepalived = { exitCode: 127, output: "sh: keepalived: not found" };
    expect(observed({ host, keepalived }).keepalived).toBeNull();
  });
});

test("a real server's settings are read by name, and one that the kernel does not have is left out", () => {
  const steps = [{ id: "sysctls", exitCode: 0, output: "net.ipv4.conf.all.arp_ignore = 1" }];
  const read = readRealServer({ realServerId: "r1", hostId: "h1", paths: [], sha256 }, steps);
  expect(read.sysctls).toEqual({ "net.ipv4.conf.all.arp_ignore": "1" });
});

test("addresses are read with their interface and prefix, names without the peer's number", () => {
  const text = String.raw`1: lo    inet 127.0.0.1/8 scope host lo\       valid_lft forever preferred_lft forever
2: eth0    inet 10.77.0.11/24 brd 10.77.0.255 scope global eth0\       valid_lft forever preferred_lft forever
2: eth0    inet6 FD77::11/64 scope global \       valid_lft forever preferred_lft forever
7: tun0    inet 10.9.0.1 peer 10.9.0.2/32 scope global tun0\       valid_lft forever preferred_lft forever`;
  expect(parseAddresses(text)).toEqual([
    { interface: "lo", address: "127.0.0.1", prefixLength: 8 },
    { interface: "eth0", address: "10.77.0.11", prefixLength: 24 },
    { interface: "eth0", address: "fd77::11", prefixLength: 64 },
    { interface: "tun0", address: "10.9.0.1", prefixLength: 32 },
  ]);
  const links = String.raw`1: lo: <LOOPBACK,UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT\    link/loopback
5: eth0@if6: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP mode DEFAULT\    link/ether 0e:00:00:00:00:01
6: bond0.7@bond0: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP mode DEFAULT\    link/ether 0e:00:00:00:00:02`;
  expect(parseInterfaces(links)).toEqual(["lo", "eth0", "bond0.7"]);
});
