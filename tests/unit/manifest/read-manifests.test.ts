import { describe, expect, test } from "vitest";
import { readManifests } from "@/lib/manifest/read-manifests";

const shop = `# The shop, as the deploy repository has it.
apiVersion: signalbox/v1
kind: Cluster
name: shop
engine: ipvsadm
directors:
  - { host: lb1, address: 10.0.0.1, interface: eth0, priority: 150 }
vips:
  - address: 10.0.0.100
realServers:
  - name: web1
    address: 10.0.0.11
services:
  - name: web
    listener: { kind: address, vip: 10.0.0.100, port: 80 }
    destinations:
      - realServer: web1
`;

function problemsIn(text: string) {
  return readManifests(text).flatMap((one) =>
    one.ok ? [] : one.problems.map(({ code, line, column }) => `${line}:${column} ${code}`),
  );
}

describe("a manifest that people write", () => {
  test("needs only what has no usual value", () => {
    const [read] = readManifests(shop);
    expect(read).toMatchObject({
      ok: true,
      manifest: {
        services: [
          {
            listener: { protocol: "TCP" },
            scheduler: "wlc",
            destinations: [{ realServer: "web1", forwarding: "dr", weight: 1 }],
          },
        ],
      },
    });
  });

  test("may be one of several documents of a text, of which empty ones say nothing", () => {
    expect(readManifests(`${shop}---\n---\n${shop.replace("name: shop", "name: other")}`)).toHaveLength(2);
    expect(readManifests("# nothing\n")).toEqual([]);
  });

  test("is told all its faults at once, each with its line", () => {
    const wrong = shop
      .replace("priority: 150", "priority: 999")
      .replace("port: 80", "port: eighty")
      .replace("address: 10.0.0.11", "address: 10.0.0.999")
      .replace("realServer: web1", "realServer: web1\n        wieght: 3");
    expect(problemsIn(wrong)).toEqual([
      "7:64 priority.range",
      "12:14 address.invalid",
      "15:55 value.type",
      "18:17 value.unknown_field",
    ]);
  });

  test.each([
    ["at the top", "engine: ipvsadm", "engine: ipvsadm\nschedular: rr", "6:12 value.unknown_field"],
    ["deep below", "realServer: web1", "realServer: web1\n        wieght: 3", "18:17 value.unknown_field"],
    ["in a part of the model", "engine: ipvsadm", "engine: ipvsadm\nipvs: { sysctl: {} }", "6:17 value.unknown_field"],
  ])("is told of a misspelt field %s", (_, text, instead, problem) => {
    expect(problemsIn(shop.replace(text, instead))).toEqual([problem]);
  });

  test("that is no YAML is told where it stops being it", () => {
    expect(problemsIn("name: [shop\nengine: ipvsadm\n")).toEqual([
      expect.stringMatching(/^[12]:\d+ manifest\.syntax$/),
    ]);
  });

  test("cannot grow by anchors beyond what it says", () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}, *l${level}]`,
    );
    expect(problemsIn(`l0: &l0 [x]\n${levels.join("\n")}\n`)).toEqual(["1:1 manifest.syntax"]);
  });

  test.each(["[]", "shop", "42", "--- !!js/function 'x'", "\u0000", "a".repeat(100_000), "[".repeat(5000)])(
    "that is nothing of the kind is a problem, not a crash: %#",
    (text) => {
      for (const read of readManifests(text)) expect(read.ok).toBe(false);
    },
  );
});
