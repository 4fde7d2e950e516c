import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { directorPaths } from "@/lib/director/director-paths";
import { renderSave } from "@/lib/ipvs/render-save";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { OperationDeps } from "@/lib/operations/deps";
import type { WeightEdit } from "@/lib/operations/weight-request";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { carryOut, operation, plan, planAndApply, request } from "@/tests/support/fake-hosts/panel";

describe.skipIf(cannotUnshare !== null).each([{ engine: "keepalived" }, { engine: "ipvsadm" }] as const)(
  "a weight with engine $engine",
  ({ engine }) => {
    const cluster = newCluster({ engine });
    const [director1 = "", director2 = ""] = cluster.directors.map(({ hostId }) => hostId);
    const [first, second] = cluster.services[0]?.destinations ?? [];
    const path = engine === "keepalived" ? keepalivedConfPath : directorPaths.rules;
    let db: TestDatabase;
    let hosts: FakeHosts;
    let deps: OperationDeps;

    beforeAll(async () => {
      db = await createTestDatabase();
      hosts = await startHosts(cluster, false);
      await insertCluster(db.database, cluster);
      deps = testDeps(db.database, hosts);
      await planAndApply(deps, cluster.id);
    });
    afterAll(async () => {
      await hosts.close();
      await db.close();
    });

    const ask = (destinationId: string | undefined, weight: number) =>
      request(deps, { kind: "weight", clusterId: cluster.id, request: { destinationId: destinationId ?? "", weight } });
    const askFor = (edits: WeightEdit[], more: object = {}) =>
      request(deps, { kind: "weight", clusterId: cluster.id, request: { edits, ...more } });
    const kernel = (hostId: string) => renderSave(hosts.get(hostId).ipvs.table);
    const fileWrites = () => hosts.programs.filter(({ program }) => program.steps.some(({ id }) => id === "file"));
    /** `ask` is called once, before the kernels of the first round get theirs. */
    const whileKernelsAreWritten = (ask: () => Promise<string>) => {
      const asked: string[] = [];
      let isFirst = true;
      const run: OperationDeps["hosts"]["run"] = async (hostId, lane, program, options) => {
        if (isFirst && program.steps.some(({ id }) => id === "kernel")) {
          isFirst = false;
          asked.push(await ask());
        }
        return await hosts.run(hostId, lane, program, options);
      };
      const { forget, close } = deps.hosts;
      return { later: () => operation(deps, asked[0] ?? ""), during: { ...deps, hosts: { run, forget, close } } };
    };
    const writes = () => hosts.programs.filter(({ program }) => program.steps.some(({ id }) => id === "kernel"));

    test("reaches kernel and file of every director, and becomes the applied revision", async () => {
      const done = await carryOut(deps, await ask(first?.id, 3));
      expect(done).toMatchObject({ state: "confirmed", problem: null });
      expect(done.kernelReadAt?.getTime()).toBeLessThan(done.finishedAt?.getTime() ?? 0);
      for (const hostId of [director1, director2]) {
        expect(kernel(hostId)).toContain("-r 10.77.0.21:80 -g -w 3\n");
        expect(await hosts.get(hostId).file(path)).toMatch(/weight 3\n|-w 3\n/);
      }
      const revisions = await db.database.prisma.clusterRevision.findMany({ orderBy: { number: "desc" } });
      expect(revisions).toHaveLength(2);
      expect(revisions[0]?.files).toMatchObject({ [director1]: { [path]: await hosts.get(director1).file(path) } });
    });

    if (engine === "keepalived") {
      test("of a destination that fails its check goes to the file alone, and says so", async () => {
        const { prisma } = db.database;
        const healthChecks = [{ kind: "tcp" }];
        await prisma.virtualService.updateMany({ where: { clusterId: cluster.id }, data: { healthChecks } });
        await planAndApply(deps, cluster.id);
        for (const hostId of [director1, director2]) {
          hosts.get(hostId).ipvs.restore(["-d -t 10.77.0.200:80 -r 10.77.0.22:80"]);
        }
        const done = await carryOut(deps, await ask(second?.id, 12));
        expect(done).toMatchObject({ state: "confirmed" });
        expect(done.events.map(({ code }) => code)).toContain("difference.destination_down");
        expect(kernel(director1)).not.toContain("10.77.0.22:80");
        expect(await hosts.get(director1).file(path)).toContain("weight 12\n");
        for (const hostId of [director1, director2]) {
          hosts.get(hostId).ipvs.restore(["-a -t 10.77.0.200:80 -r 10.77.0.22:80 -g -w 12"]);
        }
      });
    }

    if (engine === "keepalived") {
      test("does not let in a destination that keepalived holds at weight 0 for its failing check", async () => {
        const { prisma } = db.database;
        const keepalived = { inhibitOnFailure: true };
        await prisma.virtualService.updateMany({ where: { clusterId: cluster.id }, data: { keepalived } });
        await planAndApply(deps, cluster.id);
        for (const hostId of [director1, director2]) {
          hosts.get(hostId).ipvs.restore(["-e -t 10.77.0.200:80 -r 10.77.0.22:80 -g -w 0"]);
        }
        const done = await carryOut(deps, await ask(second?.id, 14));
        expect(done).toMatchObject({ state: "confirmed" });
        expect(done.events.map(({ code }) => code)).toContain("difference.destination_down");
        const steps = await prisma.operationStep.findMany({ where: { operationId: done.id, wave: "kernel" } });
        expect(steps.map(({ output }) => output)).toEqual([
          expect.stringContaining("-r 10.77.0.22:80 -g -w 0"),
          expect.stringContaining("-r 10.77.0.22:80 -g -w 0"),
        ]);
        expect(await hosts.get(director1).file(path)).toContain("weight 14\n");
      });
    }

    test("carries no pending edit along", async () => {
      const { prisma } = db.database;
      await prisma.virtualService.updateMany({ where: { clusterId: cluster.id }, data: { scheduler: "rr" } });
      await carryOut(deps, await ask(first?.id, 4));
      expect(kernel(director1)).toContain("-s wrr\n");
      expect(await hosts.get(director1).file(path)).not.toMatch(/sched rr\n|-s rr\n/);
      await prisma.virtualService.updateMany({ where: { clusterId: cluster.id }, data: { scheduler: "wrr" } });
    });

    test("is pushed together with all others that wait, the newest wish winning", async () => {
      const before = writes().length;
      const ids = [await ask(first?.id, 5), await ask(second?.id, 6), await ask(first?.id, 7)];
      await carryOut(deps, ids[0] ?? "");
      for (const id of ids) expect(await operation(deps, id)).toMatchObject({ state: "confirmed" });
      expect(kernel(director2)).toContain("-r 10.77.0.21:80 -g -w 7\n");
      expect(kernel(director2)).toContain("-r 10.77.0.22:80 -g -w 6\n");
      expect(writes().length - before).toBe(cluster.directors.length);
    });

    test("queued while the kernels get theirs follows them there, and the files are written once for all", async () => {
      const before = { kernels: writes().length, files: fileWrites().length };
      const { later, during } = whileKernelsAreWritten(() => ask(second?.id, 7));
      const id = await ask(first?.id, 8);
      await carryOut(during, id);
      const [one, other] = [await operation(deps, id), await later()];
      expect([one.state, other.state]).toEqual(["confirmed", "confirmed"]);
      expect(one.kernelReadAt?.getTime()).toBeLessThan(other.kernelReadAt?.getTime() ?? 0);
      expect(writes().length - before.kernels).toBe(2 * cluster.directors.length);
      expect(fileWrites().length - before.files).toBe(cluster.directors.length);
      for (const hostId of [director1, director2]) {
        expect(kernel(hostId)).toContain("-r 10.77.0.21:80 -g -w 8\n");
        expect(kernel(hostId)).toContain("-r 10.77.0.22:80 -g -w 7\n");
        expect(await hosts.get(hostId).file(path)).toMatch(/(weight|-w) 8\n[\s\S]*(weight|-w) 7\n/);
      }
    });

    test("of 0 that is taken back before the files know of it is taken back once they do", async () => {
      const hold = { kind: "drain", weight: 7 } as const;
      const destinationId = second?.id ?? "";
      const before = fileWrites().length;
      const { later, during } = whileKernelsAreWritten(() => askFor([{ destinationId, weight: 7, hold: null }]));
      expect(await carryOut(during, await askFor([{ destinationId, weight: 0, hold }]))).toMatchObject({
        state: "confirmed",
      });
      expect(await later()).toMatchObject({ state: "confirmed", kernelReadAt: expect.any(Date) });
      expect(fileWrites().length - before).toBe(2 * cluster.directors.length);
      for (const hostId of [director1, director2]) {
        // keepalived lets in what it checks; the fake one does nothing by itself.
        if (engine === "ipvsadm") expect(kernel(hostId)).toContain("-r 10.77.0.22:80 -g -w 7\n");
        expect(await hosts.get(hostId).file(path)).toMatch(/(weight|-w) 7\n/);
      }
    });

    test("queued behind another operation waits for its turn", async () => {
      const before = fileWrites().length;
      const { prisma } = db.database;
      const { later, during } = whileKernelsAreWritten(async () => {
        await prisma.operation.create({
          data: { kind: "apply", clusterId: cluster.id, request: {}, actorName: "test" },
        });
        return await ask(second?.id, 6);
      });
      await carryOut(during, await ask(first?.id, 7));
      expect(await later()).toMatchObject({ state: "confirmed" });
      expect(fileWrites().length - before).toBe(2 * cluster.directors.length);
    });

    test("of 0 is kept as a hold, through later weights of others and a whole apply, until it is lifted", async () => {
      const { prisma } = db.database;
      const hold = { kind: "drain", weight: 7 } as const;
      // Half of a service's weight has to stay.
      await carryOut(deps, await ask(second?.id, 8));
      await prisma.destination.update({ where: { id: first?.id ?? "" }, data: { weight: 0, hold } });
      expect(await carryOut(deps, await askFor([{ destinationId: first?.id ?? "", weight: 0, hold }]))).toMatchObject({
        state: "confirmed",
      });
      await prisma.destination.update({ where: { id: second?.id ?? "" }, data: { weight: 9 } });
      await carryOut(deps, await ask(second?.id, 9));
      await planAndApply(deps, cluster.id);
      for (const hostId of [director1, director2]) {
        expect(kernel(hostId)).toContain("-r 10.77.0.21:80 -g -w 0\n");
        expect(await hosts.get(hostId).file(path)).toMatch(/weight 0\n|-w 0\n/);
      }
      const newest = await prisma.clusterRevision.findFirst({ orderBy: { number: "desc" } });
      expect(JSON.stringify(newest?.model)).toContain(JSON.stringify({ kind: "drain", weight: 7 }).slice(1, -1));
    });

    test("waits as draining when it was asked to, and the next push does not wait for it", async () => {
      const hold = { kind: "drain", weight: 7 } as const;
      const edits = [{ destinationId: first?.id ?? "", weight: 0, hold }];
      const done = await carryOut(deps, await askFor(edits, { drainLimitSec: 60 }));
      expect(done).toMatchObject({ state: "draining", finishedAt: null, leaseOwner: null });
      expect((done.drainBy?.getTime() ?? 0) - (done.kernelReadAt?.getTime() ?? 0)).toBeGreaterThan(59_000);
      expect(await carryOut(deps, await ask(second?.id, 6))).toMatchObject({ state: "confirmed" });
      await carryOut(deps, await askFor([{ destinationId: first?.id ?? "", weight: 7, hold: null }]));
      await db.database.prisma.destination.update({
        where: { id: first?.id ?? "" },
        data: { weight: 7, hold: Prisma.DbNull },
      });
      await db.database.prisma.destination.update({ where: { id: second?.id ?? "" }, data: { weight: 6 } });
      expect(kernel(director1)).toContain("-r 10.77.0.21:80 -g -w 7\n");
    });

    test("of a destination that was never applied fails by itself, and the others of the push go on", async () => {
      const [unknown, known] = [await ask(randomUUID(), 1), await ask(first?.id, 8)];
      await carryOut(deps, unknown);
      expect(await operation(deps, unknown)).toMatchObject({
        state: "failed",
        problem: { code: "destination.not_applied" },
      });
      expect(await operation(deps, known)).toMatchObject({ state: "confirmed" });
    });

    test("reaches the other directors when one cannot be reached, and says so", async () => {
      hosts.fail(director2, { kind: "unreachable", once: false, matches: () => true });
      const done = await carryOut(deps, await ask(first?.id, 1));
      expect(done).toMatchObject({ state: "partial", kernelReadAt: null, problem: { code: "host.unreachable" } });
      expect(kernel(director1)).toContain("-r 10.77.0.21:80 -g -w 1\n");
      hosts.heal(director2);
      const { prisma } = db.database;
      await prisma.destination.update({ where: { id: first?.id ?? "" }, data: { weight: 1 } });
      await prisma.destination.update({ where: { id: second?.id ?? "" }, data: { weight: 6 } });
      await planAndApply(deps, cluster.id);
      expect(kernel(director2)).toContain("-r 10.77.0.21:80 -g -w 1\n");
    });

    test("does not overwrite a file that somebody edited by hand", async () => {
      const edited = `${await hosts.get(director1).file(path)}\n`;
      await hosts.get(director1).write(path, edited);
      const done = await carryOut(deps, await ask(first?.id, 9));
      expect(done).toMatchObject({ state: "partial", problem: { code: "host.file_changed" } });
      expect(await hosts.get(director1).file(path)).toBe(edited);
      const { body } = await plan(deps, cluster.id);
      expect(body.changeCount).toBeGreaterThan(0);
    });
  },
);
