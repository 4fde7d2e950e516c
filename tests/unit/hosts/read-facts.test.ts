import { expect, test } from "vitest";
import { hostFactsSchema } from "@/lib/api/resources/host";
import { factsProgram } from "@/lib/hosts/facts-program";
import { readFacts } from "@/lib/hosts/read-facts";
import type { StepResult } from "@/lib/shell/model";

/** What a lab director (Debian 12, systemd, keepalived and ipvsadm, module loaded) answered. */
const director: Readonly<Record<string, string>> = {
  system:
    "hostname director1\nkernel 6.1.0-41\narchitecture x86_64\ninit systemd\npackages apt-get\nipvs loaded\npacket-filter nft",
  os: 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian',
  keepalived: "Keepalived v2.2.7 (01/16,2022)\n\nCopyright(C) 2001-2022 Alexandre Cassen, <acassen@gmail.com>",
  ipvsadm: "ipvsadm v1.31 2019/12/24 (compiled with popt and IPVS v1.2.1)",
  modules: "ip_vs_wrr.ko\nip_vs_rr.ko\nip_vs_pe_sip.ko\nip_vs_rr.ko",
  links:
    "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n" +
    "2: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000\\    link/ether 02:77:00:00:00:0b brd ff:ff:ff:ff:ff:ff link-netnsid 0\n" +
    "3: eth1: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN mode DEFAULT group default qlen 1000\\    link/ether 02:78:00:00:00:0b brd ff:ff:ff:ff:ff:ff",
  addresses:
    "1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n" +
    "2: eth0    inet 10.77.0.11/24 brd 10.77.0.255 scope global eth0\\       valid_lft forever preferred_lft forever\n" +
    "2: eth0    inet6 fd77::b/64 scope global \\       valid_lft forever preferred_lft forever",
};

function answered(changes: Readonly<Record<string, string | null>> = {}): StepResult[] {
  return factsProgram.steps.map(({ id }) => {
    const output = id in changes ? (changes[id] ?? null) : (director[id] ?? null);
    return { id, exitCode: output === null ? 127 : 0, output: output ?? "sh: not found" };
  });
}

test("reads a director: system, versions, interfaces with their addresses", () => {
  expect(readFacts(answered(), "root")).toEqual({
    hostname: "director1",
    os: "Debian GNU/Linux 12 (bookworm)",
    kernel: "6.1.0-41",
    architecture: "x86_64",
    init: "systemd",
    packageManager: "apt",
    ipvsModule: "loaded",
    keepalivedVersion: "2.2.7",
    ipvsadmVersion: "1.31",
    ipvsModules: ["pe_sip", "rr", "wrr"],
    packetFilter: "nft",
    sudo: "not-needed",
    interfaces: [
      { name: "lo", mac: null, up: true, addresses: [{ address: "127.0.0.1", prefixLength: 8 }] },
      {
        name: "eth0",
        mac: "02:77:00:00:00:0b",
        up: true,
        addresses: [
          { address: "10.77.0.11", prefixLength: 24 },
          { address: "fd77::b", prefixLength: 64 },
        ],
      },
      { name: "eth1", mac: "02:78:00:00:00:0b", up: false, addresses: [] },
    ],
  });
});

test.each([
  ["ipvsadm v1:1.31-1+b1", "1.31"],
  ["ipvsadm v1.24 2005/12/10 (compiled with getopt_long and IPVS v1.2.0)", "1.24"],
  ["ipvsadm installed", "unknown"],
])("reads the version in %j", (ipvsadm, version) => {
  expect(readFacts(answered({ ipvsadm }), "root")?.ipvsadmVersion).toBe(version);
});

test("what is not installed has no version, whatever the shell said about it", () => {
  const facts = readFacts(answered({ keepalived: null, ipvsadm: null }), "sudo");
  expect(facts).toMatchObject({ keepalivedVersion: null, ipvsadmVersion: null, sudo: "works" });
});

test.each([
  ["packages yum", { packageManager: "yum" }],
  ["packages apk", { packageManager: null }],
  ["ipvs available", { ipvsModule: "available" }],
  ["ipvs absent", { ipvsModule: "absent" }],
  ["init sysv", { init: "sysv" }],
])("reads the line %j", (line, facts) => {
  expect(readFacts(answered({ system: `hostname rs1\n${line}` }), "root")).toMatchObject(facts);
});

test("a host that cannot name itself has no facts", () => {
  expect(readFacts(answered({ system: null }), "root")).toBeNull();
  expect(readFacts([], "root")).toBeNull();
});

test("hostile answers become short, harmless text that still fits the schema", () => {
  const evil = `\u001b[31m\u202e<script>${"x".repeat(10_000)}`;
  const manyLinks = Array.from(
    { length: 5_000 },
    (_, index) => `${index}: eth${index}: <UP> mtu 1500 \\ link/ether ${evil}`,
  );
  const facts = readFacts(
    answered({
      system: `hostname ${evil}\nkernel ${evil}`,
      os: `PRETTY_NAME="${evil}"`,
      keepalived: `Keepalived v${"9".repeat(10_000)}.1`,
      links: [...manyLinks, `9: $(reboot): <UP>`, `9: ../../x: <UP>`].join("\n"),
      addresses: evil,
    }),
    "root",
  );
  expect(hostFactsSchema.safeParse(facts).success).toBe(true);
  expect(facts?.interfaces.length).toBeLessThanOrEqual(256);
  expect(facts?.hostname).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(JSON.stringify({ ...facts, interfaces: [] }).length).toBeLessThan(1_500);
});
