import { expect, test } from "vitest";
import { importText } from "@/lib/import/import-text";
import { adoptionFaults } from "@/lib/import/keepalived/adoption-faults";
import type { ImportOptions, ImportSource } from "@/lib/import/model";

const path = "/etc/keepalived/keepalived.conf";

function faults(text: string, at = path): string[] {
  return faultsOf([{ path: at, text }]);
}

function faultsOf(sources: readonly ImportSource[], options: ImportOptions = {}, complete = false): string[] {
  const { report } = importText("keepalived", sources, options);
  return adoptionFaults({ sources, options, imported: report, complete }).map(
    ({ path: file, line, column, code, text: shown }) =>
      `${file === path ? "" : `${file}:`}${line}:${column} ${code} | ${shown}`,
  );
}

const instance = (authentication: string) => `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 7
    authentication {
        ${authentication.split("\n").join("\n        ")}
    }
    virtual_ipaddress {
        10.0.0.100
    }
}
`;

test("one file that is the same everywhere, its password of eight plain characters, is kept", () => {
  expect(faults(instance("auth_type PASS\nauth_pass s3cr-t!x"))).toEqual([]);
  expect(faults(instance("auth_type AH\nauth_pass hunter22"))).toEqual([]);
  expect(faults("# include nothing\n! @nobody\n")).toEqual([]);
});

test("every line that stands in the way is named, and a password never shown", () => {
  expect(faults(`include conf.d/*.conf\n@lb1 router_id one\n${instance("auth_type AH\nauth_pass hunt'er2")}`)).toEqual([
    "1:1 import.adoption.include | include conf.d/*.conf",
    "2:1 import.adoption.condition | @lb1 router_id one",
    "8:9 import.adoption.password | auth_pass ••••••••",
  ]);
  expect(faults(`$PASS=hunter22\n${instance("auth_type PASS\nauth_pass $PASS")}`)).toEqual([
    "7:9 import.adoption.password | auth_pass ••••••••",
  ]);
});

const service = (rip: string) => `virtual_server 10.0.0.1 80 {
    protocol TCP
    lb_kind DR
    real_server ${rip} 80 {
        weight 1
    }
}
`;

test("a file is kept with all that it includes, wherever in its folder that lies", () => {
  const text = "include conf.d/*.conf\ninclude /etc/keepalived/more/one.conf\n";
  const files = [
    { path, text },
    { path: "/etc/keepalived/conf.d/web.conf", text: `include ../common.conf\n${service("10.0.0.11")}` },
    { path: "/etc/keepalived/common.conf", text: "global_defs {\n    router_id one\n}\n" },
    { path: "/etc/keepalived/more/one.conf", text: "# nothing\n" },
  ];
  expect(faultsOf(files)).toEqual([]);
});

test("an include is named that did not come along; of a director that was read there is none", () => {
  const files = [{ path, text: `include conf.d/*.conf\n${service("10.0.0.11")}` }];
  expect(faultsOf(files)).toEqual(["1:1 import.adoption.include | include conf.d/*.conf"]);
  expect(faultsOf(files, {}, true)).toEqual([]);
});

test("an include is named that leads where Signalbox does not write", () => {
  const text = `include /srv/vs.conf
include ../other/a.conf
include ../keepalived/a.conf
include */vs.conf
$MORE=include conf.d/a.conf
$MORE
include a b.conf
include conf.d/.hidden
${service("10.0.0.11")}`;
  const found = ["/srv/vs.conf", "/etc/keepalived/a b.conf", "/etc/keepalived/conf.d/a.conf"];
  const files = [{ path, text }, ...found.map((file) => ({ path: file, text: "# nothing\n" }))];
  expect(faultsOf(files, {}, true)).toEqual([
    "1:1 import.adoption.include_place | include /srv/vs.conf",
    "2:1 import.adoption.include_place | include ../other/a.conf",
    "3:1 import.adoption.include_place | include ../keepalived/a.conf",
    "4:1 import.adoption.include_folder | include */vs.conf",
    "6:1 import.adoption.include_made | $MORE",
    "7:1 import.adoption.include_name | include a b.conf",
    "8:1 import.adoption.include_name | include conf.d/.hidden",
  ]);
});

test("lines for certain hosts are kept once it is known which of them count", () => {
  const files = [
    { path, text: `@lb1 include lb1.conf\n@lb2 include lb2.conf\n@^lb1 # not here\n${service("10.0.0.11")}` },
  ];
  const own = [...files, { path: "/etc/keepalived/lb1.conf", text: "# nothing\n" }];
  expect(faultsOf(own)).toEqual(
    [1, 2, 3].map((line) => expect.stringContaining(`${line}:1 import.adoption.condition`)),
  );
  expect(faultsOf(own, { configId: "lb1" })).toEqual([]);
  expect(faultsOf(own, { configId: "lb2" })).toEqual(["2:1 import.adoption.include | @lb2 include lb2.conf"]);
});

test("a password in an included file is sealed, and one for another host is named", () => {
  const text = instance("include conf.d/password.inc");
  const secret = (line: string) => ({ path: "/etc/keepalived/conf.d/password.inc", text: line });
  expect(faultsOf([{ path, text }, secret("auth_type PASS\nauth_pass hunter22\n")])).toEqual([]);
  const twice = secret("auth_type PASS\n@lb1 auth_pass hunter22\n@lb2 auth_pass hunter23\n");
  expect(faultsOf([{ path, text }, twice], { configId: "lb1" })).toEqual([
    "/etc/keepalived/conf.d/password.inc:3:1 import.adoption.password | @lb2 auth_pass ••••••••",
  ]);
});

test("a file that keepalived does not read by itself is none that a director keeps", () => {
  expect(faults("virtual_server 10.0.0.1 80 {\n}\n", "/tmp/keepalived.conf")).toEqual([
    "/tmp/keepalived.conf:1:1 import.adoption.path | virtual_server 10.0.0.1 80 {",
  ]);
});

test("a file that puts more into the kernel than the cluster holds is none to keep: the plan would take it out", () => {
  const server = (rip: string) => `    real_server ${rip} 80 {\n        weight 1\n    }\n`;
  const text = `virtual_server 10.0.0.1 80 {\n    protocol TCP\n${server("10.0.0.11")}${server("127.0.0.1")}}\n`;
  expect(faults(text)).toEqual(["6:5 import.adoption.left_out | real_server 127.0.0.1 80 {"]);
});
