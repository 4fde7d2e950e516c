import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { blocks } from "@/lib/keepalived/keywords/blocks";
import { compareVersions } from "@/lib/keepalived/keywords/compare-versions";
import { keywordOf } from "@/lib/keepalived/keywords/keyword-of";
import type { KeywordSpec } from "@/lib/keepalived/keywords/model";
import { supports } from "@/lib/keepalived/keywords/supports";
import { checkKeywords } from "@/lib/keepalived/lint/check-keywords";
import { expand } from "@/lib/keepalived/syntax/expand";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import { quoteText } from "@/lib/shell/quote";
import { noNetworkNamespace, runInNetworkNamespace } from "../../../support/network-namespace";
import { exampleNodes } from "./every-keyword";

const version = /v(\d+\.\d+\.\d+)/.exec(spawnSync("keepalived", ["--version"], { encoding: "utf8" }).stderr ?? "")?.[1];
const noKeepalived = version === undefined ? "keepalived is not installed" : noNetworkNamespace;
if (noKeepalived !== null) console.info(`keyword table: ${noKeepalived}`);

const tables = Object.entries(blocks).flatMap(([name, block]) =>
  "keywords" in block ? [[name, block.keywords] as const] : [],
);

test.each(tables)("no two keywords of %s share a spelling", (_, keywords) => {
  const spellings = keywords.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  expect(spellings.filter((spelling, index) => spellings.indexOf(spelling) < index)).toEqual([]);
});

test("an example of every keyword is as the table wants it", () => {
  const text = renderTree(exampleNodes("root", ({ name }) => name !== "include"));
  const { tree } = expand({ path: "a", text }, { configId: "main" });
  expect(checkKeywords(tree, null).filter(({ severity }) => severity === "error")).toEqual([]);
});

test("paths may be told in any spelling", () => {
  expect(keywordOf(["virtual_server"], "lb_algo")?.name).toBe("lvs_sched");
  expect(keywordOf(["virtual_server", "real_server", "SSL_GET", "url"], "digest")?.name).toBe("digest");
  expect(keywordOf(["virtual_server", "real_server"], "lb_kind")).toBeNull();
  expect(keywordOf(["virtual_server", "nothing"], "digest")).toBeNull();
});

describe("supports", () => {
  test.each([
    ["2.0.20", ["virtual_server", "real_server"], "UDP_CHECK", undefined, false],
    ["2.1.0", ["virtual_server", "real_server"], "UDP_CHECK", undefined, true],
    ["2.2.4", ["virtual_server"], "lvs_sched", "twos", false],
    ["2.0.10", ["virtual_server", "real_server"], "weight", "0", false],
    ["2.0.17", ["virtual_server", "real_server"], "lvs_method", "TUN type gue", false],
    ["2.0.18", ["virtual_server", "real_server"], "lvs_method", "TUN type gue", true],
    ["2.2.7 (01/16,2022)", ["virtual_server"], "lb_algo", "twos", true],
    ["2.0.20", [], "track_file", undefined, false],
    ["2.0.20", [], "vrrp_track_file", undefined, true],
    ["2.3.4", ["vrrp_instance"], "auth_hmac", undefined, false],
    ["2.4.0", ["vrrp_instance"], "auth_hmac", undefined, true],
    ["2.4.0", ["vrrp_instance"], "nothing", undefined, false],
  ])("%s in %j: %s %s → %s", (release, path, word, value, expected) => {
    expect(supports(release, path, word, ...(value?.split(" ") ?? []))).toBe(expected);
  });
});

/** Left out of Debian's build, or of builds without the kernel's headers for it. */
const notBuiltIn = ["vrrp_iptables", "vrrp_ipsets", "namespace_with_ipsets"];

test.skipIf(noKeepalived !== null)("the installed keepalived knows every keyword that it is said to know", async () => {
  const known = (spec: KeywordSpec) => {
    const shadowed = notBuiltIn.includes(spec.name) || spec.name.startsWith("net_namespace") || spec.name === "include";
    return !shadowed && (spec.since === undefined || compareVersions(version ?? "0", spec.since) >= 0);
  };
  const text = renderTree(exampleNodes("root", known));
  const said = await runInNetworkNamespace(`printf %s ${quoteText(text)} >/mnt/all.conf
ip link set lo up; keepalived -t -f /mnt/all.conf || true`);
  expect(said.split("\n").filter((words) => /Unknown keyword|missing a parameter|Missing '\{'/.test(words))).toEqual(
    [],
  );
  expect(said).toMatch(/Line \d+/);
});
