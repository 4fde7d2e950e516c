import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrange } from "@/lib/keepalived/keywords/arrange";
import { keywordOf } from "@/lib/keepalived/keywords/keyword-of";
import { sameMeaning } from "@/lib/keepalived/keywords/same-meaning";
import { expand } from "@/lib/keepalived/syntax/expand";
import { parseDocument } from "@/lib/keepalived/syntax/parse-document";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import { sourcesResolver } from "@/lib/keepalived/syntax/sources-resolver";
import type { KeepalivedNode, KeepalivedTree } from "@/lib/keepalived/syntax/tree";
import { corpus } from "../lint/corpus";

function read(text: string): KeepalivedTree {
  return parseDocument(text).tree;
}

function arranged(target: string, template: string): string {
  return renderTree(arrange(read(target), read(template)));
}

const template = `# by hand
global_defs {
    router_id lb1 # the rack
}

# web
virtual_server 10.0.0.100 80 {
    # weighted
    lb_algo wrr
    lb_kind DR
    protocol tcp

    # rack 1
    real_server 10.0.0.1 { # old
        weight 010
    }
    # rack 2
    real_server 10.0.0.2 80 {
        weight 20 # strong
    }
}
# end
`;

test("keeps order, comments, empty lines and spelling of what means the same", () => {
  const target = `virtual_server 10.0.0.100 80 {
    protocol TCP
    lvs_method DR
    lvs_sched wrr
    real_server 10.0.0.2 80 {
        weight 20
    }
    real_server 10.0.0.1 80 {
        weight 10
    }
}
global_defs {
    router_id "lb1"
}
`;
  expect(sameMeaning(read(target), read(template))).toBe(true);
  expect(arranged(target, template)).toBe(template);
});

test("writes what differs in the file's words, adds below its kind, and leaves comments of what is gone", () => {
  const target = `global_defs {
    router_id lb1
}
virtual_server 10.0.0.100 80 {
    lvs_sched wlc
    lvs_method DR
    protocol TCP
    quorum 2
    real_server 10.0.0.2 80 {
        weight 0
    }
    real_server 10.0.0.3 80 {
        weight 5
    }
}
virtual_server 10.0.0.101 80 {
    lvs_sched rr
}
`;
  expect(arranged(target, template)).toBe(`# by hand
global_defs {
    router_id lb1 # the rack
}

# web
virtual_server 10.0.0.100 80 {
    # weighted
    lb_algo wlc
    lb_kind DR
    protocol tcp
    quorum 2

    # rack 1
    # rack 2
    real_server 10.0.0.2 80 {
        weight 0 # strong
    }
    real_server 10.0.0.3 80 {
        weight 5
    }
}
virtual_server 10.0.0.101 80 {
    lvs_sched rr
}
# end
`);
});

test("leaves defaults said or unsaid, and addresses with or without their device, as the file has them", () => {
  const before =
    "vrrp_instance A {\n    interface eth0\n    priority 100 # as ever\n    virtual_ipaddress {\n        10.0.0.1\n    }\n}\n";
  const target =
    "vrrp_instance A {\n    state BACKUP\n    interface eth0\n    advert_int 1\n    virtual_ipaddress {\n        10.0.0.1/32 dev eth0\n    }\n}\n";
  expect(arranged(target, before)).toBe(before);
});

test("puts a flag below its scheduler even where the file has it above", () => {
  const before = "virtual_server 10.0.0.100 80 {\n    sh-port\n    lvs_sched sh\n}\n";
  const target = "virtual_server 10.0.0.100 80 {\n    lvs_sched sh\n    sh-port\n}\n";
  expect(arranged(target, before)).toBe(target);
  expect(arranged(before, before)).toBe(before);
});

test("puts a script above the instance that tracks it, where keepalived looks for it", () => {
  const instance = "vrrp_instance A {\n    priority 1\n    track_script {\n        s\n    }\n}\n";
  const script = "vrrp_script s {\n    script /bin/true\n}\n";
  expect(arranged(`${script}${instance}`, `# first\n${instance}${script}`)).toBe(`# first\n${script}${instance}`);
  expect(arranged(`${script}${instance}`, instance)).toBe(`${script}${instance}`);
});

describe("sameMeaning", () => {
  const inInstance = (lines: string) => `vrrp_instance A {\n${lines}\n}\n`;
  const inServer = (lines: string) => `virtual_server 10.0.0.1 80 {\n${lines}\n}\n`;
  test.each([
    [inServer("lb_algo rr"), inServer("lvs_sched rr"), true],
    [inServer("lvs_sched rr"), inServer("lvs_sched wrr"), false],
    [inServer("persistence_timeout"), inServer("persistence_timeout 360"), true],
    [inServer("weight 1 2 3"), inServer("weight 1"), true],
    [inServer("lvs_sched rr\nlvs_sched wrr"), inServer("lvs_sched wrr\nlvs_sched rr"), false],
    [inServer("real_server 10.0.0.2 {\n}"), inServer("real_server 10.0.0.2 80 {\n}"), true],
    [
      "virtual_server fwmark 1 {\nreal_server fd00::1 {\n}\n}",
      "virtual_server fwmark 1 {\nreal_server fd00::1 1 {\n}\n}",
      false,
    ],
    [inInstance("virtual_ipaddress {\n10.0.0.1\n}"), inInstance("virtual_ipaddress {\n10.0.0.1/32\n}"), true],
    [
      inInstance("virtual_ipaddress {\n10.0.0.1 dev eth0 label a\n}"),
      inInstance("virtual_ipaddress {\n10.0.0.1 label a dev eth0\n}"),
      true,
    ],
    [
      inInstance("interface eth0\nvirtual_ipaddress {\n10.0.0.1\n}"),
      inInstance("interface eth0\nvirtual_ipaddress {\n10.0.0.1/32 dev eth0\n}"),
      true,
    ],
    [
      inInstance("interface eth1\nvirtual_ipaddress {\n10.0.0.1\n}"),
      inInstance("interface eth1\nvirtual_ipaddress {\n10.0.0.1/32 dev eth0\n}"),
      false,
    ],
    [inInstance("advert_int 1"), inInstance(""), true],
    [inInstance("priority 50\npriority 100"), inInstance("priority 50"), false],
    [inServer("real_server 10.0.0.1 {\ndelay_loop 60\n}"), inServer("real_server 10.0.0.1 {\n}"), false],
    [inInstance("smtp_alert"), inInstance("smtp_alert yes"), true],
    [inInstance("smtp_alert"), inInstance("smtp_alert no"), false],
    [inInstance("virtual_rules {\na\nb\n}"), inInstance("virtual_rules {\nb\na\n}"), false],
    ["unknown {\na\nb\n}", "unknown {\nb\na\n}", false],
    [`${inInstance("")}# c`, inInstance("# d"), true],
  ])("%j and %j: %s", (one, other, expected) => {
    expect(sameMeaning(read(one), read(other))).toBe(expected);
  });
});

const trees: KeepalivedTree[] = corpus.flatMap(({ sources: [main, ...others] }) =>
  main === undefined
    ? []
    : [
        parseDocument(main.text).tree,
        expand(main, { configId: "main", resolveInclude: sourcesResolver([main, ...others]) }).tree,
      ],
);
const someTree = fc.constantFrom(...trees);

/** A number for each decision, from a seed; the same seed decides the same. */
function decider(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The tree without comments and layout, in another order and with other spellings. */
function respelled(nodes: KeepalivedTree, random: () => number, path: readonly string[] = []): KeepalivedTree {
  const plain = nodes.filter((node) => node.kind === "keyword");
  return plain
    .map((node) => ({ order: random(), node }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ node }) => {
      const [word = "", ...rest] = node.words;
      const spec = keywordOf(path, word);
      const spelling = spec === null ? word : ([spec.name, ...(spec.aliases ?? [])][Math.floor(random() * 2)] ?? word);
      const block = node.block === null ? null : respelled(node.block, random, [...path, spec?.name ?? word]);
      return { kind: "keyword" as const, words: [spelling, ...rest], block };
    });
}

/** The tree with nodes left out and values changed. */
function edited(nodes: KeepalivedTree, random: () => number): KeepalivedTree {
  return nodes.flatMap((node): KeepalivedNode[] => {
    if (random() < 0.1) return [];
    if (node.kind === "comment") return [node];
    const words = random() < 0.1 ? [...node.words.slice(0, 1), "7"] : node.words;
    return [{ ...node, words, block: node.block === null ? null : edited(node.block, random) }];
  });
}

test("law: a tree arranged like itself is itself", () => {
  for (const tree of trees) expect(renderTree(arrange(tree, tree))).toBe(renderTree(tree));
});

test("law: whatever means the same as the file, is the file", () => {
  let compared = 0;
  fc.assert(
    fc.property(someTree, fc.nat(), (tree, seed) => {
      const other = respelled(tree, decider(seed));
      if (!sameMeaning(other, tree)) return;
      compared += 1;
      expect(renderTree(arrange(other, tree))).toBe(renderTree(tree));
    }),
    { numRuns: 1000 },
  );
  expect(compared).toBeGreaterThan(500);
});

test("law: arranging changes no meaning", () => {
  fc.assert(
    fc.property(someTree, someTree, fc.boolean(), fc.nat(), (one, other, related, seed) => {
      const random = decider(seed);
      const target = edited(respelled(one, random), random);
      const result = arrange(target, related ? one : other);
      expect(sameMeaning(result, target)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("law: comments of kept blocks survive, in their order", () => {
  fc.assert(
    fc.property(someTree, fc.nat(), (tree, seed) => {
      const target = edited(tree, decider(seed)).filter(({ kind }) => kind === "keyword");
      const comments = (nodes: KeepalivedTree) => nodes.flatMap((node) => (node.kind === "comment" ? [node.text] : []));
      expect(comments(arrange(target, tree))).toEqual(comments(tree));
    }),
    { numRuns: 1000 },
  );
});
