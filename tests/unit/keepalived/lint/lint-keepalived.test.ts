import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { lintKeepalived } from "@/lib/keepalived/lint/lint-keepalived";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import { exampleClusters } from "../example-clusters";

const server = (lines: string, head = "virtual_server 10.0.0.100 80") =>
  `${head} {\n lvs_sched rr\n lvs_method NAT\n protocol TCP\n${lines}\n}\n`;
const real = " real_server 10.0.0.1 80 {\n }";
const instance = (lines: string) =>
  `vrrp_instance VI_1 {\n interface eth0\n virtual_router_id 5\n virtual_ipaddress {\n  10.0.0.100\n }\n${lines}\n}\n`;

function lint(text: string, version?: string) {
  const findings = lintKeepalived(text, version === undefined ? {} : { version });
  return findings.map(({ line, column, severity, code }) => `${line}:${column} ${severity} ${code}`);
}

test("finds no error in what we write ourselves", () => {
  for (const [name, cluster] of Object.entries(exampleClusters)) {
    for (const { id } of cluster.directors) {
      const findings = lintKeepalived(renderKeepalivedConf(cluster, id), { version: "2.2.7" });
      const errors = findings.filter(({ severity }) => severity === "error");
      expect({ name, errors }).toEqual({ name, errors: [] });
    }
  }
});

test("a value that only the running keepalived knows is no fault of its parameter", () => {
  const faults = lint(server(` delay_loop \${_RANDOM 1 10}\n${real}`)).filter((one) => one.includes("parameter."));
  expect(faults).toEqual([]);
});

describe("virtual servers", () => {
  test.each([
    [server(real), []],
    [server(""), ["1:1 error virtual_server.real_servers_missing"]],
    [server(`${real}\n quorom 1`), ["7:2 error keyword.misspelt"]],
    [server(`${real}\n lb_alg wrr`), ["7:2 error keyword.misspelt"]],
    [server(`${real}\n anything 1`), ["7:2 error keyword.unknown"]],
    [server(`${real}\n sorry_server fd00::9 80`), ["7:15 error virtual_server.sorry_family"]],
    [server(`${real}\n Quorum 1`), ["7:2 error keyword.case"]],
    [server(`${real}\n nat_mask 255.255.255.0`), ["7:2 error keyword.removed"]],
    [server(`${real}\n syn_proxy`), ["7:2 error keyword.dpvs"]],
    [server(`${real}\n uthreshold 5`), ["7:2 error keyword.misplaced"]],
    [server(`${real}\n quorum`), ["7:2 error parameter.missing"]],
    [server(`${real}\n quorum 0`), ["7:9 error parameter.out_of_range"]],
    [server(`${real}\n quorum 2`), ["7:2 warning virtual_server.quorum"]],
    [server(`${real}\n hysteresis 1`), ["7:2 warning virtual_server.hysteresis"]],
    [server(`${real}\n alpha no`), ["7:8 warning parameter.extra"]],
    [server(`${real}\n persistence_timeout 0`), ["7:22 error virtual_server.persistence_zero"]],
    [server(`${real}\n persistence_timeout`), []],
    [server(`${real}\n delay_loop 5\n delay_loop 6`), ["8:2 warning keyword.repeated"]],
    [server(`${real}\n ops`), ["7:2 error virtual_server.ops_needs_udp"]],
    [server(`${real}\n sh-port`), ["7:2 error virtual_server.flag_of_other_scheduler"]],
    [
      server(`${real}\n sorry_server_inhibit\n sorry_server 10.0.0.9 80`),
      ["7:2 error virtual_server.before_sorry_server"],
    ],
    [server(real, "virtual_server 10.0.0.100"), ["1:1 warning virtual_server.all_ports"]],
    [server(real, "virtual_server fwmark 1"), ["4:2 warning virtual_server.fwmark_protocol"]],
    [server(real, "virtual_server group G"), ["1:22 error virtual_server.group_missing"]],
    [server(real, "virtual_server www.example.com 80"), ["1:16 error parameter.not_an_address"]],
    [`${server(real)}${server(real)}`, ["8:1 error virtual_server.duplicate"]],
    [
      `virtual_server 10.0.0.100 80 {\n${real}\n}\n`,
      [
        "1:1 warning virtual_server.protocol_missing",
        "1:1 warning virtual_server.scheduler_missing",
        "1:1 warning virtual_server.method_missing",
      ],
    ],
    [
      `virtual_server 10.0.0.100 80 {\n sh-port\n lb_algo sh\n lb_kind NAT\n protocol tcp\n${real}\n}\n`,
      ["2:2 error virtual_server.flag_before_scheduler"],
    ],
  ])("%j", (text, expected) => {
    expect(lint(text)).toEqual(expected);
  });
});

describe("real servers and checkers", () => {
  const inReal = (lines: string, words = "10.0.0.1 80") => server(` real_server ${words} {\n${lines}\n }`);
  test.each([
    [inReal("  lvs_method DR", "10.0.0.1 8080"), ["5:23 error real_server.port_mismatch"]],
    [inReal("  lvs_method DR", "10.0.0.1"), []],
    [inReal("  lvs_method DR", "10.0.0.1 0"), []],
    [
      server(`${real}\n sorry_server 10.0.0.9 81\n sorry_server_lvs_method DR`),
      ["7:24 error real_server.port_mismatch"],
    ],
    [
      `virtual_server_group G {\n 10.0.0.100 80\n 10.0.0.100 443\n}\n${server(real.replace("{", "{\n lvs_method DR"), "virtual_server group G")}`,
      ["9:23 error real_server.group_port_mismatch"],
    ],
    [inReal("  lb_kind DR"), ["6:3 error keyword.misplaced"]],
    [inReal("  weight 1", "fd00::1 80"), ["5:14 error real_server.family"]],
    [inReal("  lvs_method TUN", "fd00::1 80"), []],
    [inReal("  lvs_method TUN type gue"), ["6:3 error real_server.tunnel_port"]],
    [inReal("  lvs_method TUN type gue port 6080 remcsum"), []],
    [inReal("  lvs_method TUN csum"), ["6:3 error real_server.tunnel_checksum"]],
    [inReal("  uthreshold 5\n  lthreshold 9"), ["7:3 error real_server.thresholds"]],
    [`${server(`${real}\n${real}`)}`, ["7:2 error real_server.duplicate"]],
    [inReal("  TCP_CHECK {\n   nb_get_retry 3\n  }"), ["7:4 error keyword.misplaced"]],
    [inReal("  HTTP_GET {\n   nb_get_retry 3\n   url {\n    path /\n   }\n  }"), ["7:4 warning keyword.deprecated"]],
    [inReal("  HTTP_GET {\n  }"), ["6:3 error keyword.required"]],
    [inReal("  TCP_CHECK"), ["6:3 error keyword.block_missing"]],
    [inReal("  MISC_CHECK {\n   misc_path /bin/true\n  }"), ["7:4 warning script.security"]],
    [inReal("  HTTP_GET {\n   url {\n    path /\n    digest abc\n   }\n  }"), ["9:12 error parameter.not_hexadecimal"]],
  ])("%j", (text, expected) => {
    expect(lint(text)).toEqual(expected);
  });
});

describe("VRRP", () => {
  test.each([
    [instance(" state MASTER"), []],
    [instance(" state SLAVE"), ["7:8 error parameter.not_a_choice"]],
    [instance(" state master"), ["7:8 error parameter.case"]],
    [instance(" state MASTER\n nopreempt"), ["8:2 error vrrp.nopreempt_master"]],
    [instance(" state MASTER\n preempt_delay 5"), ["8:2 error vrrp.preempt_delay_master"]],
    [instance(" nopreempt\n preempt_delay 5"), ["8:2 error vrrp.preempt_delay_nopreempt"]],
    [instance(" nopreempt\n priority 255"), ["7:2 error vrrp.nopreempt_owner"]],
    [instance(" advert_int 0.5"), ["7:13 error vrrp.advert_fraction"]],
    [instance(" version 3\n advert_int 0.5"), []],
    [instance(" version 3\n advert_int 50"), ["8:13 error vrrp.advert_too_long"]],
    [
      instance(" authentication {\n  auth_type PASS\n  auth_pass 123456789\n }"),
      ["9:13 warning vrrp.password_too_long"],
    ],
    [instance(" authentication {\n  auth_type PASS\n }"), ["7:2 error vrrp.authentication_incomplete"]],
    [
      instance(" version 3\n authentication {\n  auth_type PASS\n  auth_pass 1\n }"),
      ["8:2 error vrrp.v3_authentication"],
    ],
    [instance(" virtual_ipaddress {\n  fd00::1\n }"), ["8:3 error vrrp.mixed_families"]],
    [instance(" unicast_src_ip 10.0.0.1"), ["7:2 warning vrrp.unicast_without_peers"]],
    [instance(" strict_mode on\n unicast_peer {\n  10.0.0.2\n }"), ["8:2 error vrrp.strict"]],
    [instance(" track_script {\n  chk\n }"), ["8:3 error name.missing"]],
    [
      `global_defs {\n enable_script_security\n}\n${instance(" track_script {\n  s\n }")}vrrp_script s {\n script /bin/true\n}\n`,
      ["11:3 error name.too_late"],
    ],
    ["global_defs {\n notification_email {\n }\n}\n", ["2:2 warning keyword.block_empty"]],
    [`${instance("")}${instance("").replace("VI_1", "VI_2")}`, ["11:20 error vrrp.vrid_taken"]],
    [`${instance("")}${instance("").replace("router_id 5", "router_id 6")}`, ["9:15 error name.taken"]],
    [
      "vrrp_instance A {\n}",
      ["1:1 error keyword.required", "1:1 warning vrrp.interface_missing", "1:1 warning vrrp.no_address"],
    ],
    [
      `${instance("")}vrrp_sync_group G {\n group {\n  VI_1\n  VI_9\n }\n}\n`,
      ["9:1 warning sync_group.one_member", "12:3 error sync_group.member_missing"],
    ],
    [
      "global_defs {\n enable_script_security\n}\nvrrp_script S {\n script /bin/true\n}\n",
      ["4:13 warning name.unused"],
    ],
  ])("%j", (text, expected) => {
    expect(lint(text)).toEqual(expected);
  });
});

test("a release names what it does not know yet", () => {
  const text = `${instance(" vrf red")}${server(real).replace("rr", "twos")}`;
  expect(lint(text, "2.2.4")).toEqual(["7:2 error keyword.since", "10:12 error keyword.since"]);
  expect(lint(text, "2.2.7")).toEqual([]);
});

test("an unknown block is one finding, and the rest is still looked at", () => {
  expect(lint(`virtual_serve 10.0.0.1 80 {\n lvs_sched rr\n real_server x {\n }\n}\nvrrp_strict\n`)).toEqual([
    "1:1 error keyword.misspelt",
    "6:1 error keyword.misplaced",
  ]);
});

test("nothing is missing where an include is not at hand", () => {
  const text = `include more.conf\nvirtual_server group G {\n include a\n}\nvrrp_instance A {\n include b\n track_script {\n  c\n }\n}\n`;
  expect(lint(text)).toEqual(["1:1 info include.unread", "3:2 info include.unread", "6:2 info include.unread"]);
});

test("findings carry the file of an include", () => {
  const sources = [
    { path: "/etc/keepalived/keepalived.conf", text: "include conf.d/*.conf\nx\n" },
    { path: "/etc/keepalived/conf.d/a.conf", text: "y\n" },
    { path: "/etc/keepalived/other.conf", text: "z\n" },
  ];
  expect(lintKeepalived(sources).map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
    "/etc/keepalived/keepalived.conf:2 keyword.unknown",
    "/etc/keepalived/conf.d/a.conf:1 keyword.unknown",
  ]);
});

test.each([
  ["100,000 levels", "virtual_server 10.0.0.1 80 {\n".repeat(100_000)],
  ["100,000 real servers", server(`${real}\n`.repeat(100_000))],
  ["100,000 unknown words", "x\n".repeat(100_000)],
  ["numbers", server(`${real}\n quorum ${"9".repeat(1000)}\n weight ${"9".repeat(900)}`)],
])("%s end with findings", (_, text) => {
  expect(lintKeepalived(text).length).toBeGreaterThan(0);
});

test.each(["en", "zh-CN"])("every code has its sentence in %s", (locale) => {
  const file = path.join(root, `messages/${locale}/lint.json`);
  const messages: Record<string, Record<string, string>> = JSON.parse(readFileSync(file, "utf8"));
  const codes = ["syntax", "lint", "keywords"].flatMap((folder) => codesIn(path.join(root, "lib/keepalived", folder)));
  expect(codes.length).toBeGreaterThan(80);
  const silent = codes.filter(([, group = "", name = ""]) => messages[group]?.[name] === undefined);
  expect(silent.map(([code]) => code)).toEqual([]);
});

const root = path.resolve(import.meta.dirname, "../../../..");
const groups =
  "syntax|expansion|include|keyword|parameter|virtual_server|real_server|vrrp|name|sync_group|script|route";

/** Every quoted code of a folder's sources, with its two parts. */
function codesIn(folder: string) {
  const sources = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
  return sources.flatMap((source) => [...source.matchAll(new RegExp(`"(${groups})\\.([a-z][a-z0-9_]*)"`, "g"))]);
}
