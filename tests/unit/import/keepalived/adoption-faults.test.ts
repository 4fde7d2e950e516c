import { expect, test } from "vitest";
import { importText } from "@/lib/import/import-text";
import { adoptionFaults } from "@/lib/import/keepalived/adoption-faults";

const path = "/etc/keepalived/keepalived.conf";

function faults(text: string, at = path): string[] {
  const { report } = importText("keepalived", [{ path: at, text }]);
  return adoptionFaults({ path: at, text }, report).map(
    ({ line, column, code, text: shown }) => `${line}:${column} ${code} | ${shown}`,
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
  expect(faults("# include nothing\n! @nobody\n")).toEqual([]);
});

test("every line that stands in the way is named, and a password never shown", () => {
  expect(faults(`include conf.d/*.conf\n@lb1 router_id one\n${instance("auth_type AH\nauth_pass hunter22")}`)).toEqual([
    "1:1 import.adoption.include | include conf.d/*.conf",
    "2:1 import.adoption.condition | @lb1 router_id one",
    "8:9 import.adoption.password | auth_pass ••••••••",
  ]);
  expect(faults(`$PASS=hunter22\n${instance("auth_type PASS\nauth_pass $PASS")}`)).toEqual([
    "7:9 import.adoption.password | auth_pass ••••••••",
  ]);
});

test("a file that keepalived does not read by itself is none that a director keeps", () => {
  expect(faults("virtual_server 10.0.0.1 80 {\n}\n", "/tmp/keepalived.conf")).toEqual([
    "1:1 import.adoption.path | virtual_server 10.0.0.1 80 {",
  ]);
});

test("a file that puts more into the kernel than the cluster holds is none to keep: the plan would take it out", () => {
  const server = (rip: string) => `    real_server ${rip} 80 {\n        weight 1\n    }\n`;
  const text = `virtual_server 10.0.0.1 80 {\n    protocol TCP\n${server("10.0.0.11")}${server("127.0.0.1")}}\n`;
  expect(faults(text)).toEqual(["6:5 import.adoption.left_out | real_server 127.0.0.1 80 {"]);
});
