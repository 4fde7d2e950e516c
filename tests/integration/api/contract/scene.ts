import { randomUUID } from "node:crypto";
import type { OperationState } from "@/lib/db/generated/client";
import { createExampleCluster, type ExampleIds } from "@/tests/support/cluster-by-api";
import { markApplied } from "@/tests/support/mark-applied";
import type { Panel } from "@/tests/support/panel";

/** What examples are made of; everything new, so that no two meet. */
export type Scene = {
  readonly panel: Panel;
  /** Two directors, a VIP and a service on two real servers, in force. */
  cluster(): Promise<ExampleIds>;
  /** A host that was never connected to, in no cluster. */
  host(): Promise<{ readonly id: string; readonly name: string }>;
  trustedHost(): Promise<{ readonly id: string; readonly name: string }>;
  /** An apply in this state; `confirmBy` is in an hour. */
  apply(state: OperationState, asked?: "pause"): Promise<string>;
  /** A plan of a cluster without changes, ready to be applied. */
  plan(): Promise<string>;
  /** A difference that a look has found. */
  driftItem(): Promise<{ readonly clusterId: string; readonly itemId: string }>;
  name(): string;
};

const fingerprint = `SHA256:${"A".repeat(43)}`;
export const offeredKey = { fingerprint, algorithm: "ssh-ed25519", seenAt: "2026-11-21T00:00:00.000Z" };

export function createScene(panel: Panel): Scene {
  const { prisma } = panel.database;
  let count = 0;
  const name = () => {
    count += 1;
    return `thing-${count}`;
  };
  async function cluster(): Promise<ExampleIds> {
    const ids = await createExampleCluster(panel);
    await markApplied(panel, ids.clusterId);
    return ids;
  }
  return {
    panel,
    name,
    cluster,
    host: () => panel.addHost(name(), { offeredHostKey: offeredKey }),
    trustedHost: () => panel.addHost(name(), { trust: "trusted", hostKeyFingerprint: fingerprint }),
    async apply(state, asked) {
      const { clusterId } = await cluster();
      const confirmBy = new Date(Date.now() + 3_600_000);
      const { id } = await prisma.operation.create({
        data: { kind: "apply", clusterId, request: {}, actorName: "Ada", state, asked: asked ?? null, confirmBy },
      });
      return id;
    },
    async plan() {
      const { clusterId } = await cluster();
      const { body } = await panel.call("POST", `/api/v1/clusters/${clusterId}/plans`, { as: "admin" });
      const { id, draftRevision } = body;
      const empty = { basis: [], waves: [], shares: [], problems: [], guards: [], changeCount: 0 };
      const plan = { ...empty, clusterId, draftRevision, fingerprint: "f" };
      await prisma.plan.update({ where: { id }, data: { state: "ready", body: plan, readyAt: new Date() } });
      return id;
    },
    async driftItem() {
      const { clusterId, destinationIds } = await cluster();
      const now = new Date();
      await prisma.driftWatch.create({ data: { clusterId, nextLookAt: now, lookedAt: now, revisionNumber: 1 } });
      const { id } = await prisma.driftItem.create({
        data: {
          ...{ clusterId, hostId: randomUUID(), hostName: "lb1", role: "director", kind: "destination_differs" },
          ...{
            object: "TCP 10.1.0.100:80 10.1.0.11:80",
            desired: "-g -w 1",
            kernel: "-g -w 7",
            since: now,
            seenAt: now,
          },
          adoptable: {
            ...{ kind: "destination", destinationId: destinationIds[0], weight: 7 },
            ...{ upperThreshold: 0, lowerThreshold: 0 },
          },
        },
      });
      return { clusterId, itemId: id };
    },
  };
}
