import { expect, test } from "vitest";
import { manifestSchema } from "@/lib/manifest/manifest";
import { resolveManifest } from "@/lib/manifest/resolve-manifest";
import { clusterSchema } from "@/lib/model/cluster";

const current = clusterSchema.parse({
  id: "c",
  name: "shop",
  engine: "keepalived",
  vrrp: { virtualRouterId: 51 },
  directors: [
    {
      id: "d1",
      hostId: "h1",
      name: "lb1",
      address: "10.0.0.1",
      interface: "eth0",
      priority: 150,
      adopted: { sha256: "a".repeat(64), text: "# by hand" },
    },
  ],
  vips: [{ id: "v1", address: "10.0.0.100", prefixLength: 32 }],
  realServers: [
    { id: "r1", name: "web", address: "10.0.0.11", hostId: null },
    { id: "r2", name: "web", address: "10.0.0.12", hostId: null },
  ],
  services: [],
});

const written = {
  apiVersion: "signalbox/v1",
  kind: "Cluster",
  name: "shop",
  engine: "keepalived",
  vrrp: { virtualRouterId: 51 },
  directors: [{ host: "lb1", address: "10.0.0.1", interface: "eth0", priority: 100 }],
  vips: [{ address: "10.0.0.100" }],
  realServers: [
    { name: "web", address: "10.0.0.11" },
    { name: "web", address: "10.0.0.12" },
  ],
  services: [
    {
      name: "web",
      listener: { kind: "address", vip: "10.0.0.100", port: 80 },
      destinations: [{ realServer: "10.0.0.12" }],
    },
  ],
};

function resolve(changes: object) {
  const manifest = manifestSchema.parse({ ...written, ...changes });
  return resolveManifest(manifest, { current, hosts: new Map([["lb1", "h1"]]), newId: () => "new" });
}

test("a director keeps what was adopted from its host", () => {
  expect(resolve({})).toMatchObject({
    ok: true,
    value: { directors: [{ id: "d1", priority: 100, adopted: { text: "# by hand" } }] },
  });
});

test("real servers of the same name are told apart by their addresses", () => {
  expect(resolve({})).toMatchObject({
    ok: true,
    value: { services: [{ destinations: [{ realServerId: "r2", port: 80 }] }] },
  });
});

test("everything that does not exist is named at its place, all at once", () => {
  const [service] = written.services;
  const found = resolve({
    directors: [{ host: "lb9", address: "10.0.0.1", interface: "eth0", priority: 100 }],
    vips: [{ address: "10.0.0.100", vrrpInstance: 99 }],
    vrrpInstances: [{ virtualRouterId: 52, directors: [{ host: "lb8" }] }],
    realServers: [...written.realServers, { name: "other", address: "10.0.0.13", host: "nowhere" }],
    services: [
      {
        ...service,
        listener: { kind: "address", vip: "10.0.0.101", port: 80 },
        destinations: [{ realServer: "web" }, { realServer: "web9" }],
      },
    ],
  });
  expect(found.ok ? [] : found.problems.map(({ path, code }) => `${path.join(".")} ${code}`)).toEqual([
    "directors.0.host manifest.no_host",
    "vrrpInstances.0.directors.0.host manifest.no_director",
    "vips.0.vrrpInstance manifest.no_instance",
    "realServers.2.host manifest.no_host",
    "services.0.listener.vip manifest.no_vip",
    "services.0.destinations.0.realServer manifest.no_real_server",
    "services.0.destinations.1.realServer manifest.no_real_server",
  ]);
});
