import fc from "fast-check";
import { expect, test } from "vitest";
import { adoptedFromSources } from "@/lib/desired/adopted-from-sources";
import { importRows } from "@/lib/desired/import-rows";
import { importText } from "@/lib/import/import-text";
import { adoptedConf } from "@/lib/import/keepalived/adopted-conf";
import { adoptionFaults } from "@/lib/import/keepalived/adoption-faults";
import type { ImportSource } from "@/lib/import/model";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import type { AdoptedFile } from "@/lib/model/adopted-file";
import type { DesiredCluster } from "@/lib/model/cluster";
import { readManagedHeader } from "@/lib/shell/managed-header";
import { randomCluster } from "../../plan/random-cluster";
import { randomChoices, splitConf } from "./split-conf";

const options = { configId: "own" };

type Adopted = {
  readonly sources: readonly ImportSource[];
  readonly cluster: DesiredCluster;
  readonly file: AdoptedFile;
};

/** A cluster as it is after the import of a file that was split; null where there is no cluster in it. */
function adopt(text: string, choices: readonly number[]): Adopted | null {
  const sources = splitConf(text, choices);
  const { clusters, report } = importText("keepalived", sources, options);
  const [imported] = clusters;
  const file = adoptedFromSources(sources, options, () => "0".repeat(64));
  if (imported === undefined || file === null) return null;
  expect(adoptionFaults({ sources, options, imported: report, complete: true })).toEqual([]);
  let count = 0;
  const newId = () => {
    count += 1;
    return `0199d1a0-0000-7000-8000-${String(count).padStart(12, "0")}`;
  };
  return { sources, cluster: importRows(imported, newId), file };
}

function filesOf(cluster: DesiredCluster, file: AdoptedFile): readonly ImportSource[] {
  return adoptedConf(cluster, cluster.directors[0]?.id ?? "", file);
}

const randomText = randomCluster
  .filter(({ engine }) => engine === "keepalived")
  .map((cluster) => renderKeepalivedConf(cluster, "d0").split("\n").slice(1).join("\n"))
  .filter((text) => !text.includes("include "));

test("a file that was split over others, with lines for several hosts, stays to the letter", () => {
  fc.assert(
    fc.property(randomText, randomChoices, (text, choices) => {
      const adopted = adopt(text, choices);
      if (adopted === null) return;
      const texts = new Map(adopted.sources.map(({ path, text: own }) => [path, own]));
      for (const { path, text: own } of filesOf(adopted.cluster, adopted.file)) expect(own).toBe(texts.get(path));
    }),
    { numRuns: 200 },
  );
});

test("a weight changes one line of one file, and coming back leaves nothing", () => {
  let edits = 0;
  fc.assert(
    fc.property(randomText, randomChoices, fc.nat(20), (text, choices, which) => {
      const adopted = adopt(text, choices);
      const destinations = adopted?.cluster.services.flatMap((service) => service.destinations) ?? [];
      const target = destinations[which % Math.max(destinations.length, 1)];
      if (adopted === null || target === undefined) return;
      const wanted = withWeight(adopted.cluster, target.id, target.weight === 7 ? 8 : 7);
      const before = filesOf(adopted.cluster, adopted.file);
      const after = filesOf(wanted, adopted.file);
      expect(after.map(({ path }) => path)).toEqual(before.map(({ path }) => path));
      const changed = after.filter(({ path, text: now }, index) => {
        expect(path).toBe(before[index]?.path);
        return now !== before[index]?.text;
      });
      expect(changed).toHaveLength(1);
      const [one] = changed;
      const old = before.find(({ path }) => path === one?.path)?.text.split("\n") ?? [];
      const [header = "", ...lines] = one?.text.split("\n") ?? [];
      expect(readManagedHeader(`${header}\n`)).toBe(adopted.cluster.id);
      const left = [...lines];
      const gone = old.filter((line) => {
        const index = left.indexOf(line);
        if (index >= 0) left.splice(index, 1);
        return index < 0;
      });
      expect(left).toHaveLength(1);
      expect(gone.length).toBeLessThanOrEqual(1);
      expect(filesOf(withWeight(wanted, target.id, target.weight), adopted.file)).toEqual(before);
      edits += 1;
    }),
    { numRuns: 200 },
  );
  console.info(`split files: ${edits} weights changed one line each`);
});

test("without one service its block is gone and no other line; with it the files are what they were", () => {
  fc.assert(
    fc.property(randomText, randomChoices, fc.nat(20), (text, choices, which) => {
      const adopted = adopt(text, choices);
      const services = adopted?.cluster.services ?? [];
      if (adopted === null || services.length < 2) return;
      const leaves = services[which % services.length];
      const wanted = { ...adopted.cluster, services: services.filter((service) => service !== leaves) };
      const all = (files: readonly ImportSource[]) => files.flatMap(({ text: own }) => own.split("\n"));
      const before = filesOf(adopted.cluster, adopted.file);
      const after = filesOf(wanted, adopted.file);
      if (after.length === before.length) {
        const known = new Set(all(before));
        expect(all(after).filter((line) => !known.has(line) && readManagedHeader(`${line}\n`) === null)).toEqual([]);
      }
      expect(filesOf(adopted.cluster, adopted.file)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

function withWeight(cluster: DesiredCluster, id: string, weight: number): DesiredCluster {
  const services = cluster.services.map((service) => ({
    ...service,
    destinations: service.destinations.map((one) => (one.id === id ? { ...one, weight } : one)),
  }));
  return { ...cluster, services };
}
