import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { importText } from "@/lib/import/import-text";
import { expandSources } from "@/lib/import/keepalived/expand-sources";
import { renderImported } from "@/lib/import/keepalived/render-imported";
import type { ImportedCluster, ImportResult, ImportSource } from "@/lib/import/model";
import type { KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { meaning } from "./meaning";

const corpus = path.resolve(import.meta.dirname, "../../golden/keepalived/corpus");
const sources = readdirSync(corpus, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name))
  // One segment cannot have the same virtual router twice, and no cluster can hold that.
  .filter((file) => !file.endsWith("vrid-twice.conf"))
  .sort()
  .map((file) => ({ path: path.relative(corpus, file), text: readFileSync(file, "utf8") }));
const options = { configId: "main" };

function rendered(
  main: ImportSource,
  others: readonly ImportSource[] = [],
): { text: string; result: ImportResult } | null {
  const result = importText("keepalived", [main, ...others], options);
  const [cluster] = result.clusters;
  const [director] = cluster?.directors ?? [];
  if (cluster === undefined || director === undefined) return null;
  return { text: renderImported(cluster, director.id, [main, ...others], options), result };
}

/** What does not depend on the order of things that have none. A director alone has no peers to tell its address to. */
function comparable(cluster: ImportedCluster) {
  const { vips, services } = meaning(cluster);
  return {
    vrrp: cluster.vrrp,
    vrrpInstances: cluster.vrrpInstances,
    ipvs: cluster.ipvs,
    keepalived: cluster.keepalived,
    directors: cluster.directors.map(({ name, interface: device, priority }) => ({ name, device, priority })),
    vips: cluster.vrrp === null ? [] : vips,
    services: services.map((service) => JSON.stringify(sorted(service))).sort(),
  };
}

function sorted({ keys, destinations, ...service }: ReturnType<typeof meaning>["services"][number]) {
  const lines = destinations.map((destination) => JSON.stringify(destination)).sort();
  return { ...service, keys: keys.toSorted(), destinations: lines };
}

function directives({ kept }: ImportedCluster): string[] {
  return kept
    .filter(({ text }) => !/^[#!]/.test(text))
    .map(({ block, text }) => [...block, text].join(" > "))
    .sort();
}

function commentsOf(tree: KeepalivedTree): string[] {
  return tree.flatMap((node) => (node.kind === "comment" ? [node.text] : commentsOf(node.block ?? [])));
}

describe("a file that is imported and written again", () => {
  test.each(sources)("$path: becomes the same cluster, with every comment and all that was kept", (main) => {
    const others = sources.filter((source) => source !== main);
    const again = rendered(main, others);
    if (again === null) return;
    const [before] = again.result.clusters;
    const [after] = importText("keepalived", [{ path: main.path, text: again.text }], options).clusters;
    if (before === undefined || after === undefined) throw new Error("a cluster before and after");
    expect(comparable(after)).toEqual(comparable(before));
    expect(directives(after)).toEqual(directives(before));
    const comments = commentsOf(expandSources([main, ...others], main, options).tree);
    for (const comment of comments) expect(again.text).toContain(comment);
  });
});

test("only what means something else is written otherwise", () => {
  const text = `! our pair
global_defs {
    router_id lvs1
    notification_email {
        ops@example.com # all of us
    }
}

vrrp_instance WEB { # the shop
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 150
    advert_int 1
    track_script {
        chk_shop
    }
    virtual_ipaddress {
        10.0.0.100/24 dev eth0 label eth0:1
    }
}
`;
  expect(rendered({ path: "keepalived.conf", text })?.text).toBe(text);
});

test("what is kept of two virtual servers on one address and port goes to the right one", () => {
  const server = (protocol: string, kept: string) =>
    `virtual_server 10.0.0.53 53 {\n    protocol ${protocol}\n    ${kept}\n    real_server 10.0.0.1 53 {\n    }\n}\n`;
  const text = server("TCP", "frobnicate tcp") + server("UDP", "frobnicate udp");
  const again = rendered({ path: "dns.conf", text })?.text ?? "";
  const [tcp = "", udp = ""] = again.split("virtual_server 10.0.0.53 53").slice(1);
  expect([tcp, udp].map((part) => /protocol (\w+)/.exec(part)?.[1])).toEqual(["TCP", "UDP"]);
  expect([tcp, udp].map((part) => part.match(/frobnicate \w+/g))).toEqual([["frobnicate tcp"], ["frobnicate udp"]]);
});

test("blocks inside of each other, as deep as they are read, cost no more than they are long", () => {
  const start = "virtual_server 10.0.0.1 80 {\n protocol TCP\n real_server 10.0.0.2 80 {\n  weight 1\n }\n";
  const text = start.repeat(95) + "}\n".repeat(95);
  expect(rendered({ path: "deep.conf", text })?.text.length).toBeLessThan(100 * text.length);
});
