import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { cutPasswords } from "@/lib/plan/discover/cut-passwords";
import { discoverProgram } from "@/lib/plan/discover/discover-program";
import { readDiscovery } from "@/lib/plan/discover/read-discovery";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const secretId = "0199d1a0-0000-7000-8000-00000000000a";

function read(outputs: Readonly<Record<string, string>>) {
  return readDiscovery(printed(outputs), { sha256, newId: () => secretId });
}

/** The results of the program when its steps print this; all others fail. */
function printed(outputs: Readonly<Record<string, string>>) {
  return discoverProgram().steps.map(({ id }) => {
    const output = outputs[id];
    return { id, exitCode: output === undefined ? 1 : 0, output: output ?? "not there" };
  });
}

test("a host on which nothing is set up is read as just that", () => {
  expect(read({}).found).toEqual({
    configId: "",
    keepalived: null,
    files: [],
    links: [],
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
  expect(read({ sysctls }).found.sysctls).toEqual({
    conntrack: 1,
    sync_threshold: 3,
    sync_period: 50,
  });
});

const path = "/etc/keepalived/keepalived.conf";

function filesOf(text: string) {
  return read({ files: `${sha256(text)}  ${path}\n==> ${path} <==\n${text}` });
}

test("a file counts by its checksum, and in its text a sealed password gives way to the file that has it", () => {
  const text = (password: string) => `vrrp_instance VI_1 {
  virtual_router_id 51
  authentication {
    auth_type PASS
    ${password} # old
  }
}`;
  const before = text("auth_pass hunter22");
  const after = text(`include /etc/keepalived/signalbox/${secretId}.conf`);
  expect(filesOf(before)).toMatchObject({
    found: { files: [{ path, sha256: sha256(before), text: after }] },
    passwords: [{ virtualRouterId: 51, secretId, password: "hunter22" }],
  });
});

test("a password that cannot be sealed is blotted out", () => {
  const text = "vrrp_instance VI_1 {\n  auth_pass hunter22\n}";
  expect(filesOf(text)).toMatchObject({
    found: { files: [{ text: "vrrp_instance VI_1 {\n  auth_pass ••••••••\n}" }] },
    passwords: [],
  });
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
  expect(read({ marks }).found.markRules).toEqual([rule]);
});

test("connection thresholds are read with the rules, which do not print them", () => {
  const rules = "-A -t 10.0.0.1:80 -s wrr\n-a -t 10.0.0.1:80 -r 10.0.0.21:80 -g -w 1";
  const thresholds = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port            Uthreshold Lthreshold ActiveConn InActConn
  -> RemoteAddress:Port
TCP  10.0.0.1:80 wrr
  -> 10.0.0.21:80                 500        400        0          0`;
  const { found } = read({ rules, thresholds });
  expect(found.rules).toContain("-r 10.0.0.21:80 -g -w 1 -x 500 -y 400");
  expect(read({ rules, thresholds: "gibberish" }).found.rules).toBe(rules);
});
