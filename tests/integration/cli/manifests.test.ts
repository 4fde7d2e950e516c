import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OperationDeps } from "@/lib/operations/deps";
import { runOperation } from "@/lib/operations/lifecycle";
import { makePlan } from "@/lib/operations/make-plan";
import { insertCluster, newCluster, startHosts, testDeps } from "@/tests/support/fake-hosts/fake-cluster";
import type { FakeHosts } from "@/tests/support/fake-hosts/fake-hosts";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { clusterHandlers } from "@/tests/support/fake-hosts/panel";
import { type Panel, startPanel } from "@/tests/support/panel";
import { panelAccess } from "@/tests/support/panel-access";
import { runCommandLine } from "@/tests/unit/cli/test-terminal";

// The command line, real routes and real programs on simulated hosts. Each look at a plan or an operation is the worker's turn.
describe.skipIf(cannotUnshare !== null)(`clusters as documents (${cannotUnshare ?? "real shells"})`, () => {
  const cluster = newCluster({ engine: "ipvsadm" });
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-manifests-"));
  let panel: Panel;
  let hosts: FakeHosts;
  let deps: OperationDeps;
  let token: string;

  beforeAll(async () => {
    panel = await startPanel();
    hosts = await startHosts(cluster, true);
    await insertCluster(panel.database, cluster);
    deps = testDeps(panel.database, hosts);
    const body = { name: "ci", verbs: ["edit", "apply"], clusterIds: [cluster.id] };
    token = (await panel.call("POST", "/api/v1/tokens", { as: "operator", body })).body.token;
  });
  afterAll(async () => {
    await hosts.close();
    await panel.close();
    rmSync(folder, { recursive: true });
  });

  async function work(method: string, { pathname }: URL): Promise<void> {
    const [, kind, id = ""] = /\/(plans|operations)\/([0-9a-f-]{36})$/.exec(pathname) ?? [];
    if (method !== "GET" || kind === undefined) return;
    if (kind === "plans") await makePlan(deps, id);
    else await runOperation(deps, id, clusterHandlers(deps));
  }

  const run = (args: readonly string[]) => runCommandLine(args, { panel: panelAccess(panel, token, work) });

  /** The document of the cluster as it is, with something in it replaced; returns its file. */
  async function written(from: RegExp | string = "", to = ""): Promise<string> {
    const { out, exitCode } = await run(["manifest", cluster.name]);
    expect(exitCode).toBe(0);
    const file = path.join(folder, "cluster.yaml");
    writeFileSync(file, out.replace(from, to));
    return file;
  }

  test("the document names its schema for editors, and brought back it differs in nothing", async () => {
    const { out } = await run(["manifest", cluster.name]);
    expect(out).toMatch(/^# yaml-language-server: \$schema=http:.*\/api\/v1\/manifest\.schema\.json\n/);
    expect(await run(["diff", "-f", await written()])).toMatchObject({ exitCode: 0, out: "" });
  });

  test("diff prints the difference, ends with 10 and changes nothing", async () => {
    const { exitCode, out } = await run(["diff", "-f", await written("weight: 10", "weight: 7")]);
    expect(exitCode).toBe(10);
    expect(out).toMatch(/^-.*weight: 10$/m);
    expect(out).toMatch(/^\+.*weight: 7$/m);
    expect(await run(["diff", "-f", await written()])).toMatchObject({ exitCode: 0 });
  });

  test("faults are told with their places, those of the text and those that only the panel can see", async () => {
    const misspelt = await run(["apply", "-f", await written("scheduler:", "schedular:")]);
    expect(misspelt.exitCode).toBe(1);
    expect(misspelt.err).toMatch(/cluster\.yaml:\d+:\d+: error value\.unknown_field/);
    const unknown = await run(["plan", "-f", await written(/host: director1.*/, "host: nobody")]);
    expect(unknown.exitCode).toBe(1);
    expect(unknown.err).toMatch(/cluster\.yaml:\d+:\d+: error manifest\.no_host: /);
  });

  test("plan shows what each host gets and carries nothing out", async () => {
    const { exitCode, out } = await run(["plan", "-f", await written()]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Master director\n {2}director1 of .*\n {4}\+ /m);
    expect(await panel.database.prisma.operation.count()).toBe(0);
  });

  test("apply carries it out, and once more finds nothing to do", async () => {
    const file = await written();
    const first = await run(["apply", "-f", file, "--reason", "by CI"]);
    expect(first.err).toContain("done");
    expect(first.exitCode).toBe(0);
    const operation = await panel.database.prisma.operation.findFirstOrThrow();
    expect(operation).toMatchObject({ state: "confirmed", reason: "by CI" });
    const again = await run(["apply", "-f", file]);
    expect(again).toMatchObject({ exitCode: 0, err: expect.stringContaining("nothing to do") });
    expect(await panel.database.prisma.operation.count()).toBe(1);
  });

  test("what has to be confirmed is done for now, and stays when somebody confirms it", async () => {
    const applied = await run(["apply", "-f", await written("weight: 10", "weight: 7"), "--confirm-within", "5m"]);
    expect(applied).toMatchObject({ exitCode: 0, err: expect.stringContaining("op confirm") });
    const [, id = ""] = /op confirm ([0-9a-f-]{36})/.exec(applied.err) ?? [];
    expect(await run(["op", "confirm", id])).toMatchObject({ exitCode: 0 });
  });

  test("rollback brings a state of before into force", async () => {
    const { exitCode, err } = await run(["rollback", cluster.name, "1", "--reason", "too slow"]);
    expect([exitCode, err]).toEqual([0, expect.stringContaining("done")]);
    expect((await run(["manifest", cluster.name])).out).not.toContain("weight: 7");
    expect(await run(["rollback", cluster.name, "99"])).toMatchObject({ exitCode: 2 });
  });

  test("a guard that forbids is 4, and a token overrides none", async () => {
    await panel.database.prisma.cluster.update({ where: { id: cluster.id }, data: { guards: { maxDeletions: 1 } } });
    const file = await written(/services:[\s\S]*/, "");
    expect(await run(["apply", "-f", file])).toMatchObject({ exitCode: 4 });
    const forced = await run(["apply", "-f", file, "--override", "deletions", "--reason", "we move"]);
    expect(forced.exitCode).toBe(6);
  });

  test("a cluster that the token does not have cannot be made by it", async () => {
    const file = await written(/^name: .*$/m, "name: another");
    expect(await run(["diff", "-f", file])).toMatchObject({ exitCode: 6 });
  });

  test("doctor tells what is known of directors and ends with 1 when something is not well", async () => {
    const body = { name: "all" };
    token = (await panel.call("POST", "/api/v1/tokens", { as: "operator", body })).body.token;
    const { exitCode, out } = await run(["doctor", "all"]);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^director1 of .*\n {2}! Host key not confirmed/m);
    expect(await run(["doctor", "nobody"])).toMatchObject({ exitCode: 2 });
    const json = await run(["doctor", `director1 of ${cluster.name}`, "-o", "json"]);
    expect(JSON.parse(json.out)).toMatchObject([
      { cluster: cluster.name, findings: expect.arrayContaining([{ well: false, code: "no_facts", params: {} }]) },
    ]);
  });
});
