import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { cutPasswords } from "@/lib/plan/discover/cut-passwords";
import { discoverProgram } from "@/lib/plan/discover/discover-program";
import { readDiscovery } from "@/lib/plan/discover/read-discovery";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The results of the program when its steps print this; all others fail. */
function printed(outputs: Readonly<Record<string, string>>) {
  return discoverProgram().steps.map(({ id }) => {
    const output = outputs[id];
    return { id, exitCode: output === undefined ? 1 : 0, output: output ?? "not there" };
  });
}

test("a host on which nothing is set up is read as just that", () => {
  expect(readDiscovery(printed({}), sha256)).toEqual({
    configId: "",
    keepalived: null,
    files: [],
    ipvsadmVersion: null,
    rules: null,
    timeouts: "",
    daemons: [],
    sysctls: {},
    addresses: [],
    markRules: [],
    bootLoader: null,
  });
});

test("kernel settings are read by name, the two numbers of the sync threshold apart, and strange ones not at all", () => {
  const sysctls = "conntrack 1\nsync_threshold 3\t50\nrun_estimation 1\npmtu_disc yes";
  expect(readDiscovery(printed({ sysctls }), sha256).sysctls).toEqual({
    conntrack: 1,
    sync_threshold: 3,
    sync_period: 50,
  });
});

test("a file counts by its checksum, and its text is kept without passwords", () => {
  const path = "/etc/keepalived/keepalived.conf";
  const text = "vrrp_instance VI_1 {\n  auth_pass hunter22 # old\n}";
  const files = `${sha256(text)}  ${path}\n==> ${path} <==\n${text}`;
  expect(readDiscovery(printed({ files }), sha256).files).toEqual([
    { path, sha256: sha256(text), text: "vrrp_instance VI_1 {\n  auth_pass •••••••• # old\n}", redacted: true },
  ]);
});

test.each([
  ["auth_pass secret", "auth_pass ••••••••"],
  ['auth_pass "two words" # why', "auth_pass •••••••• # why"],
  ["  AUTH_PASS\tsecret!", "  AUTH_PASS\t••••••••"],
  ["auth_pass", "auth_pass"],
  ["auth_type PASS", "auth_type PASS"],
])("of %s only the password is cut out", (line, left) => {
  expect(cutPasswords(line)).toBe(left);
});

test("a rule that two tools list is read once, in the words of iptables", () => {
  const rule = "iptables -A PREROUTING -p tcp -j MARK --set-xmark 0x1/0xffffffff";
  const marks = `nft meta l4proto tcp counter mark set 0x1\n${rule}`;
  expect(readDiscovery(printed({ marks }), sha256).markRules).toEqual([rule]);
});

test("connection thresholds are read with the rules, which do not print them", () => {
  const rules = "-A -t 10.0.0.1:80 -s wrr\n-a -t 10.0.0.1:80 -r 10.0.0.21:80 -g -w 1";
  const thresholds = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port            Uthreshold Lthreshold ActiveConn InActConn
  -> RemoteAddress:Port
TCP  10.0.0.1:80 wrr
  -> 10.0.0.21:80                 500        400        0          0`;
  const read = readDiscovery(printed({ rules, thresholds }), sha256);
  expect(read.rules).toContain("-r 10.0.0.21:80 -g -w 1 -x 500 -y 400");
  expect(readDiscovery(printed({ rules, thresholds: "gibberish" }), sha256).rules).toBe(rules);
});
