import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Hosts } from "@/lib/hosts/port";
import { beginDue } from "@/lib/maintenance/begin-due";
import { endOverdue } from "@/lib/maintenance/end-overdue";
import { holdNewDestinations } from "@/lib/maintenance/hold-new-destinations";
import type { MaintenanceDeps } from "@/lib/maintenance/maintenance-deps";
import { watchEnding } from "@/lib/maintenance/watch-ending";
import { createExampleCluster, type ExampleIds } from "../../support/cluster-by-api";
import { markApplied } from "../../support/mark-applied";
import { type Panel, startPanel } from "../../support/panel";

type World = {
  panel: Panel;
  ids: ExampleIds;
  /** What each director sees of the server; absent = the director cannot be reached. */
  seen: (string | undefined)[];
  /** How often a director was asked. */
  looks: number;
};

export const later = (sec: number) => new Date(Date.now() + sec * 1000).toISOString();

/**
 * For one file of tests: a panel, for each test an applied cluster whose service is checked, and the watch. Time passes by
 * moving what the rows say into the past: the watch goes by the database's clock and by nothing else.
 */
export function watchedCluster() {
  // Filled before each test; nothing reads it earlier.
  const world = {} as World;
  beforeAll(async () => {
    world.panel = await startPanel();
  });
  afterAll(() => world.panel.close());

  beforeEach(async () => {
    const { panel } = world;
    world.ids = await createExampleCluster(panel);
    const { prisma } = panel.database;
    await prisma.virtualService.updateMany({ data: { healthChecks: [{ kind: "tcp" }] } });
    await prisma.maintenance.deleteMany();
    await markApplied(panel, world.ids.clusterId);
    world.seen = ["0 silent", "0 silent"];
    world.looks = 0;
  });

  async function deps(): Promise<MaintenanceDeps> {
    const { panel, ids } = world;
    const directors = await panel.database.prisma.director.findMany({ orderBy: { priority: "desc" } });
    const mine = directors.filter(({ clusterId }) => clusterId === ids.clusterId).map(({ hostId }) => hostId);
    const hosts: Hosts = {
      async run(hostId) {
        world.looks += 1;
        const output = world.seen[mine.indexOf(hostId)];
        if (output === undefined) {
          return { kind: "not-started", problem: { code: "host.unreachable", params: { reason: "timeout" } } };
        }
        return { kind: "completed", steps: [{ id: "look", exitCode: 0, output }], durationMs: 1 };
      },
      forget: () => undefined,
      close: async () => undefined,
    };
    const { database, log } = panel.services;
    return { database, log, hosts, pause: () => Promise.resolve() };
  }

  /** One round of everything that the watch does, `sec` seconds after the one before. */
  async function pass(sec = 2): Promise<void> {
    await world.panel.database.prisma.$executeRaw`
      update maintenance set "nextLookAt" = "nextLookAt" - make_interval(secs => ${sec}),
        "beginsAt" = "beginsAt" - make_interval(secs => ${sec}), until = until - make_interval(secs => ${sec}),
        "overAt" = "overAt" - make_interval(secs => ${sec})`;
    const all = await deps();
    for (const work of [beginDue, endOverdue, holdNewDestinations, watchEnding]) await work(all);
  }

  async function plan(body: object, index: 0 | 1 = 0) {
    const path = `/api/v1/real-servers/${world.ids.realServerIds[index]}/maintenances`;
    return await world.panel.call("POST", path, { as: "operator", body: { reason: "disk", ...body } });
  }

  async function end(id: string, body: object = {}) {
    return await world.panel.call("POST", `/api/v1/maintenances/${id}/end`, { as: "operator", body });
  }

  async function now(id: string) {
    return (await world.panel.call("GET", `/api/v1/maintenances/${id}`, { as: "viewer" })).body;
  }

  async function destination(index: 0 | 1 = 0) {
    return (await world.panel.call("GET", `/api/v1/destinations/${world.ids.destinationIds[index]}`, { as: "viewer" }))
      .body;
  }

  async function trailOf(id: string): Promise<string[]> {
    const entries = { where: { objectId: id }, orderBy: { id: "asc" } } as const;
    return (await world.panel.database.prisma.auditEntry.findMany(entries)).map(({ action }) => action);
  }

  return { world, deps, pass, plan, end, now, destination, trailOf };
}
