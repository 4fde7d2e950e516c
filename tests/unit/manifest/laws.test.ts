import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeCluster } from "@/lib/manifest/describe-cluster";
import { type Manifest, manifestSchema } from "@/lib/manifest/manifest";
import { readManifests } from "@/lib/manifest/read-manifests";
import { renderManifest } from "@/lib/manifest/render-manifest";
import { resolveManifest } from "@/lib/manifest/resolve-manifest";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import { pushSettingsSchema } from "@/lib/model/push-settings";
import { randomCluster } from "../plan/random-cluster";

const push = pushSettingsSchema.parse({});
const runs = { numRuns: 400 };

function hostNames({ directors, realServers }: DesiredCluster): ReadonlyMap<string, string> {
  const servers = realServers.flatMap(({ hostId, name }) => (hostId === null ? [] : [[hostId, name] as const]));
  return new Map([...directors.map(({ hostId, name }) => [hostId, name] as const), ...servers]);
}

function describeAlone(cluster: DesiredCluster): Manifest {
  return describeCluster(cluster, { description: "", push, hostNames: hostNames(cluster) });
}

function resolved(manifest: Manifest, current: DesiredCluster, names: ReadonlyMap<string, string>): DesiredCluster {
  let count = 0;
  const hosts = new Map([...names].map(([id, name]) => [name, id]));
  const newId = () => {
    count += 1;
    return `0190a1b2-0000-7000-8000-${String(count).padStart(12, "0")}`;
  };
  const found = resolveManifest(manifest, { current, hosts, newId });
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
}

function oneOf(text: string): Manifest {
  const [only, ...more] = readManifests(text);
  if (only === undefined || !only.ok || more.length > 0) throw new Error(JSON.stringify(only));
  return only.manifest;
}

describe("the laws of manifests, for random clusters", () => {
  test("what is rendered is read as the same manifest", () => {
    fc.assert(
      fc.property(randomCluster, (cluster) => {
        const manifest = describeAlone(cluster);
        expect(oneOf(renderManifest(manifest))).toEqual(manifestSchema.parse(manifest));
      }),
      runs,
    );
  });

  test("brought back to its own cluster, a manifest changes nothing, not even an id", () => {
    fc.assert(
      fc.property(randomCluster, (cluster) => {
        const text = renderManifest(describeAlone(cluster));
        expect(clusterSchema.parse(resolved(oneOf(text), cluster, hostNames(cluster)))).toEqual(cluster);
      }),
      runs,
    );
  });

  test("taken to a panel without the cluster, it makes one that is described by the same text", () => {
    fc.assert(
      fc.property(randomCluster, (cluster) => {
        const text = renderManifest(describeAlone(cluster));
        const empty = clusterSchema.parse({
          ...cluster,
          vrrpInstances: [],
          directors: [],
          vips: [],
          realServers: [],
          services: [],
        });
        const made = clusterSchema.parse(resolved(oneOf(text), empty, hostNames(cluster)));
        expect(renderManifest(describeAlone(made))).toBe(text);
      }),
      runs,
    );
  });
});
