import fc from "fast-check";
import { expect, test } from "vitest";
import { importDirectors } from "@/lib/import/import-directors";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import type { DesiredCluster } from "@/lib/model/cluster";
import { exampleCluster } from "../../support/example-cluster";
import { randomCluster } from "../plan/random-cluster";

const files = (cluster: DesiredCluster) =>
  cluster.directors.map(({ id, name }) => ({
    sources: [{ path: `${name}.conf`, text: renderKeepalivedConf({ ...cluster, engine: "keepalived" }, id) }],
    options: { director: name },
  }));

/** Imports the files of a pair, with something else in that of the second director. */
function importPair(edit: (text: string) => string) {
  const [first, second] = files(exampleCluster);
  if (first === undefined || second === undefined) throw new Error("the example has two directors");
  const edited = second.sources.map(({ path, text }) => ({ path, text: edit(text) }));
  return importDirectors("keepalived", [first, { ...second, sources: edited }]);
}

const remarks = ({ report }: ReturnType<typeof importPair>) =>
  report.filter(({ code }) => code.startsWith("import.merge.")).map(({ path, code }) => `${path} ${code}`);

test("the files of a pair are one cluster again, and nothing about it is guessed", () => {
  const result = importPair((text) => text);
  const [cluster] = result.clusters;
  expect(result.report).toEqual([]);
  expect(cluster?.directors).toMatchObject(
    exampleCluster.directors.map(({ id, name, address, interface: device, priority }) => {
      return { id, name, address, interface: device, priority };
    }),
  );
});

test("the files of all directors of random clusters come back letter by letter", () => {
  fc.assert(
    fc.property(randomCluster, (cluster) => {
      const before = files(cluster);
      fc.pre(before.every(({ sources }) => sources.every(({ text }) => text.includes("unicast_peer"))));
      const [imported] = importDirectors("keepalived", before).clusters;
      expect(imported).toBeDefined();
      if (imported === undefined) return;
      const comparable = (text: string) =>
        text
          .replaceAll(/ *delay_loop .*\n/g, "")
          .replaceAll(/VI(_\d+)+/g, "VI")
          .split("\n\n")
          .sort();
      const texts = (all: ReturnType<typeof files>) =>
        all.flatMap(({ sources }) => sources.map(({ text }) => comparable(text)));
      expect(texts(files(imported))).toEqual(texts(before));
    }),
    { numRuns: 300 },
  );
});

test.each([
  [
    "another weight",
    (text: string) => text.replace("weight 2", "weight 9"),
    ["director2.conf import.merge.service_differs"],
  ],
  [
    "another VIP",
    (text: string) => text.replace("10.77.0.100/32 dev", "10.77.0.101/32 dev"),
    ["director1.conf import.merge.vip", "director2.conf import.merge.vip"],
  ],
  [
    "another interval",
    (text: string) => text.replace("advert_int 1", "advert_int 3"),
    ["director2.conf import.merge.instance_differs"],
  ],
  [
    "another virtual router",
    (text: string) => text.replace("virtual_router_id 51", "virtual_router_id 52"),
    ["director2.conf import.merge.instance_alone"],
  ],
  [
    "the same router_id",
    (text: string) => text.replace("router_id d2", "router_id d1"),
    ["director2.conf import.merge.router_id"],
  ],
])("%s in the second file is reported", (_, edit, expected) => {
  expect(remarks(importPair(edit))).toEqual(expect.arrayContaining(expected));
});
