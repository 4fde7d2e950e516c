import { expect, test } from "vitest";
import { sourcesResolver } from "@/lib/keepalived/syntax/sources-resolver";

const resolve = sourcesResolver(
  [
    "/etc/keepalived/keepalived.conf",
    "/etc/keepalived/d/b.conf",
    "/etc/keepalived/d/a.conf",
    "/etc/keepalived/d/x/c.conf",
  ].map((path) => ({ path, text: "" })),
);

test.each([
  ["d/a.conf", ["d/a.conf"]],
  ["./d/../d/a.conf", ["d/a.conf"]],
  ["/etc/keepalived/d/*.conf", ["d/a.conf", "d/b.conf"]],
  ["d/?.conf", ["d/a.conf", "d/b.conf"]],
  ["d/[ab].conf", ["d/a.conf", "d/b.conf"]],
  ["d/[!a].conf", ["d/b.conf"]],
  ["d/{a,b}.conf", ["d/a.conf", "d/b.conf"]],
  ["d/*/c.conf", ["d/x/c.conf"]],
  ["*.conf", ["keepalived.conf"]],
  ["d/.*", []],
  ["d/[z-a].conf", []],
  ["d/[", []],
  ["(", []],
  ["*".repeat(500), []],
])("%j names %j", (pattern, expected) => {
  const found = resolve(pattern, "/etc/keepalived/keepalived.conf") ?? [];
  expect(found.map(({ path }) => path.replace("/etc/keepalived/", ""))).toEqual(expected);
});

test("patterns are relative to the including file", () => {
  expect(resolve("../a.conf", "/etc/keepalived/d/x/c.conf")).toMatchObject([{ path: "/etc/keepalived/d/a.conf" }]);
});
