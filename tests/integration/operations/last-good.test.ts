import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { directorPaths, lastGoodPath } from "@/lib/director/director-paths";
import { renderSave } from "@/lib/ipvs/render-save";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import type { OperationDeps } from "@/lib/operations/deps";
import { keepLastGood } from "@/lib/operations/keep-last-good";
import type { Program } from "@/lib/shell/model";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { carryOut, operation, planAndApply, request } from "@/tests/support/fake-hosts/panel";
import { readmeCommands } from "@/tests/support/readme-commands";

describe.skipIf(cannotUnshare !== null).each([{ engine: "keepalived" }, { engine: "ipvsadm" }] as const)(
  "the last good state of a director with engine $engine",
  ({ engine }) => {
    const cluster = newCluster({ engine });
    const [director1 = "", director2 = ""] = cluster.directors.map(({ hostId }) => hostId);
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

    /** What a person at the host sees of a command. */
    const onHost = async (hostId: string, script: string) => {
      const outcome = await hosts.run(hostId, "operation", { steps: [{ id: "by-hand", script }] });
      const [step] = outcome.kind === "completed" ? outcome.steps : [];
      return { exitCode: step?.exitCode, output: step?.output ?? "" };
    };
    const kept = (hostId: string, name: string) => hosts.get(hostId).file(`${lastGoodPath}/${name}`);
    const setWeight = async (weight: number) => {
      const destinationId = cluster.services[0]?.destinations[0]?.id ?? "";
      return await carryOut(
        deps,
        await request(deps, { kind: "weight", clusterId: cluster.id, request: { destinationId, weight } }),
      );
    };

    test("is there after the first apply, on every director, for root alone", async () => {
      for (const hostId of [director1, director2]) {
        expect(await kept(hostId, "ipvs.save")).toBe(renderSave(hosts.get(hostId).ipvs.table));
        const listing = await onHost(hostId, `tar -tf ${lastGoodPath}/files.tar; stat -L -c %a ${lastGoodPath}`);
        expect(listing.output).toContain(`${path.slice(1)}\n`);
        expect(listing.output).toMatch(/\n700$/);
      }
    });

    test("follows every weight", async () => {
      expect(await setWeight(7)).toMatchObject({ state: "confirmed" });
      for (const hostId of [director1, director2]) {
        expect(await kept(hostId, "ipvs.save")).toContain("-r 10.77.0.21:80 -g -w 7\n");
        const inArchive = await onHost(hostId, `tar -xOf ${lastGoodPath}/files.tar ${path.slice(1)}`);
        expect(`${inArchive.output}\n`).toBe(await hosts.get(hostId).file(path));
      }
    });

    test("holds no word that a person has chosen", async () => {
      const readme = (await kept(director1, "README")) ?? "";
      for (const { name } of [cluster, ...cluster.services]) expect(readme).not.toContain(name);
      expect(readme).toContain(cluster.id);
    });

    test("is put back by the commands of its README, at most three of them", async () => {
      const table = renderSave(hosts.get(director1).ipvs.table);
      const content = await hosts.get(director1).file(path);
      const [commands = []] = readmeCommands((await kept(director1, "README")) ?? "");
      expect(commands.length).toBeLessThanOrEqual(3);
      await onHost(director1, `echo nonsense >${path}; ipvsadm -C`);
      expect(renderSave(hosts.get(director1).ipvs.table)).toBe("");
      for (const command of commands) expect(await onHost(director1, command)).toMatchObject({ exitCode: 0 });
      expect(await hosts.get(director1).file(path)).toBe(content);
      // keepalived reads its file after its start has returned.
      await vi.waitFor(() => expect(renderSave(hosts.get(director1).ipvs.table)).toBe(table), { timeout: 10_000 });
    });

    test("has a second way, for the table alone", async () => {
      const table = renderSave(hosts.get(director2).ipvs.table);
      const [, commands = []] = readmeCommands((await kept(director2, "README")) ?? "");
      expect(commands.length).toBe(3);
      await onHost(director2, "ipvsadm -C");
      for (const command of commands) await onHost(director2, command);
      expect(renderSave(hosts.get(director2).ipvs.table)).toBe(table);
      expect((await onHost(director2, "ip -br address show dev eth0")).output).toContain("10.77.0.200/32");
      await onHost(director2, "ip address del 10.77.0.200/32 dev eth0");
    });

    test("that cannot be kept is a warning, and the operation stays confirmed", async () => {
      const keeps = (program: Program) => program.steps.some(({ id }) => id === "last-good");
      hosts.fail(director1, { kind: "unreachable", once: true, matches: keeps });
      const { id } = await setWeight(8);
      const done = await operation(deps, id);
      expect(done).toMatchObject({ state: "confirmed", problem: null });
      expect(done.events.filter(({ code }) => code === "last_good.failed")).toHaveLength(1);
      expect(await kept(director2, "ipvs.save")).toContain("-w 8\n");
    });

    test("is not overwritten by a worker whose lease has passed to another", async () => {
      const before = await kept(director1, "README");
      const held = { id: "late", clusterId: cluster.id, epoch: 0 };
      const events: string[] = [];
      const journal = { event: async (_level: string, code: string) => void events.push(code) };
      await keepLastGood(deps, held, { state: "confirmed" }, journal);
      expect(await kept(director1, "README")).toBe(before);
      expect(events).toEqual([]);
    });

    test("goes with a director that leaves its cluster", async () => {
      const [leaving] = cluster.directors.slice(-1);
      await db.database.prisma.director.delete({ where: { id: leaving?.id ?? "" } });
      await planAndApply(deps, cluster.id);
      const left = await onHost(director2, `ls -d ${lastGoodPath} ${lastGoodPath}.* 2>/dev/null`);
      expect(left.output).toBe("");
      expect(await kept(director1, "README")).toContain(cluster.id);
    });
  },
);
