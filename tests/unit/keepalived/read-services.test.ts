import { describe, expect, test } from "vitest";
import { readServices } from "@/lib/keepalived/read-services";
import { managedHeader } from "@/lib/shell/managed-header";

const server = (attributes: string, realServer = "weight 1") => `${managedHeader("c1")}
virtual_server 10.0.0.1 80 {
    ${attributes}
    real_server 10.0.0.2 80 {
        ${realServer}
    }
}
`;

test("gives what is left out keepalived's defaults", () => {
  expect(readServices(server("delay_loop 5", ""))).toMatchObject({
    ok: true,
    value: {
      clusterId: "c1",
      table: {
        services: [
          {
            key: { protocol: "UDP" },
            scheduler: "wlc",
            persistence: null,
            destinations: [{ forwarding: "nat", weight: 1, upperThreshold: 0, lowerThreshold: 0 }],
          },
        ],
      },
    },
  });
});

test("a file without our header is foreign, however it looks", () => {
  expect(readServices(server("protocol TCP").replace("Managed by Signalbox", "Made by hand"))).toMatchObject({
    ok: false,
    problems: [{ code: "plan.foreign_file" }],
  });
  expect(readServices("")).toMatchObject({ ok: false });
});

describe("does not guess what words that we do not write put into the kernel", () => {
  test.each([
    ["a keyword of the service", server("hashed")],
    ["a keyword of the destination", server("protocol TCP", "inhibit_on_failure")],
    ["a forwarding word", server("lvs_method FNAT")],
    ["a tunnel type", server("lvs_method TUN type vxlan port 5555")],
    ["a checksum of plain IP in IP", server("lvs_method TUN type ipip csum")],
    ["a GUE tunnel without port", server("lvs_method TUN type gue nocsum")],
    ["a keyword twice", server("protocol TCP\n    protocol UDP")],
    ["a weight that is no number", server("protocol TCP", "weight heavy")],
    ["a mask without timeout", server("persistence_granularity 255.255.255.0")],
    ["a group that is not there", `${managedHeader("c1")}\nvirtual_server group web {\n}\n`],
    ["a firewall mark of unknown family", `${managedHeader("c1")}\nvirtual_server fwmark 7 {\n}\n`],
    ["an include", `${managedHeader("c1")}\ninclude other.conf\n`],
    ["one service twice", `${server("protocol TCP")}${server("protocol TCP")}`],
    ["one destination twice", server("protocol TCP", "}\n    real_server 10.0.0.2 80 {")],
  ])("%s", (_, content) => {
    expect(readServices(content)).toMatchObject({ ok: false, problems: [{ code: "keepalived.not_understood" }] });
  });
});
