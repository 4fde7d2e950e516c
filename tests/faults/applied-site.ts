import { afterAll, beforeAll } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { OperationDeps } from "@/lib/operations/deps";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { planAndApply } from "@/tests/support/fake-hosts/panel";

type Overrides = Parameters<typeof testDeps>[2];

/** A panel's database and the simulated hosts of a cluster that is in force on them. */
export type AppliedSite = {
  readonly db: TestDatabase;
  readonly hosts: FakeHosts;
  /** Those of its worker, and of another with something of its own. */
  deps(others?: Overrides): OperationDeps;
};

/**
 * One site for all faults of a file: there before the first of them, gone after the last. On machines that cannot make
 * namespaces there is none; the faults say so themselves and are left out.
 */
export function appliedSite(cluster: DesiredCluster, overrides: Overrides = {}): AppliedSite {
  let site: Omit<AppliedSite, "deps"> | undefined;
  beforeAll(async () => {
    if (cannotUnshare !== null) return;
    const db = await createTestDatabase();
    const hosts = await startHosts(cluster, false);
    site = { db, hosts };
    await insertCluster(db.database, cluster);
    await planAndApply(testDeps(db.database, hosts, overrides), cluster.id);
  });
  afterAll(async () => {
    await site?.hosts.close();
    await site?.db.close();
  });
  const there = () => {
    if (site === undefined) throw new Error("the site is there from the first fault on");
    return site;
  };
  return {
    get db() {
      return there().db;
    },
    get hosts() {
      return there().hosts;
    },
    deps: (others = {}) => testDeps(there().db.database, there().hosts, { ...overrides, ...others }),
  };
}
