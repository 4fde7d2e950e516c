import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { type LabHostName, labHosts } from "@/tests/lab/lab-hosts";
import { ensureDebianPackages } from "@/tests/support/debian-packages";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { runCommand } from "@/tests/support/run-command";
import { vipHolders } from "../acceptance/on-hosts";
import { panelOfThisFile } from "../acceptance/panel-of-this-file";
import { theLab } from "../the-lab";
import { startWeb, stopWeb } from "../web-server";
import { startLoad } from "./load";
import { githubSteps, gitlabSteps, jenkinsSteps, type RecipeSteps, recipes } from "./recipe-steps";
import { type Signalbox, signalboxFor } from "./signalbox";

// The recipes of the guide as they stand in their files, while clients with and without keep-alive go on asking.
const lab = theLab();
const { api, panel } = panelOfThisFile();
const ansible = await ensureDebianPackages([{ name: "ansible-core", file: "/usr/bin/ansible-playbook" }]);
const vip = "10.77.0.87";
const eventually = { timeout: 60_000, interval: 500 };
const folder = mkdtempSync(path.join(tmpdir(), "signalbox-recipes-"));
const deployed: string[] = [];
let cluster: ClusterResource;
let signalbox: Signalbox;
let deployments: Server;

beforeAll(async () => {
  const weights = { rs1: 2, rs2: 2, rs3: 2, rs4: 2 };
  const options = { name: "recipes", engine: "keepalived", vip, virtualRouterId: 87, weights } as const;
  cluster = await describeLabCluster(api(), lab, options);
  await applyCluster(api(), cluster.id);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  signalbox = await signalboxFor(panel(), api());
  symlinkSync(signalbox.program, path.join(folder, "signalbox"));
  await writeDeployTo();
}, 300_000);

afterAll(() => {
  deployments?.close();
  signalbox?.end();
  rmSync(folder, { recursive: true });
});

/** `deploy-to SERVER` asks this process to stop, change and start that server, which only the lab can do. */
async function writeDeployTo(): Promise<void> {
  deployments = createServer(({ url = "" }, response) => {
    const server = labHosts.find(({ name }) => url === `/${name}`)?.name;
    const done = server === undefined ? Promise.reject(new Error(url)) : deploy(server);
    done.then(
      () => response.end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => deployments.listen(0, "127.0.0.1", resolve));
  const address = deployments.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const script = `#!/bin/sh\nexec curl -fsS "http://127.0.0.1:${port}/$1"\n`;
  writeFileSync(path.join(folder, "deploy-to"), script, { mode: 0o755 });
}

async function deploy(server: LabHostName): Promise<void> {
  await stopWeb(lab, server);
  await lab.script(server, "sleep 1");
  await startWeb(lab, server);
  deployed.push(server);
}

/** Runs one program of a recipe where people would: with `signalbox` in the path and `deploy-to` in its folder. */
async function must(program: string, args: readonly string[], env: { readonly SERVER?: string } = {}): Promise<void> {
  const token = readFileSync(signalbox.env.SIGNALBOX_TOKEN_FILE ?? "", "utf8");
  const found = { ...signalbox.env, PATH: `${folder}:${process.env.PATH}`, SIGNALBOX_TOKEN: token, ...env };
  const { code, stdout, stderr } = await runCommand(program, args, { cwd: folder, env: found, timeoutMs: 300_000 });
  expect([code, code === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
}

/** A step of a job is a shell of its own, which ends at the first command that fails. */
async function runSteps({ servers: named, steps }: RecipeSteps): Promise<void> {
  expect(named.length * steps.length).toBeGreaterThan(0);
  for (const server of named) for (const step of steps) await must("bash", ["-ec", step], { SERVER: server });
}

/** Deploys to rs1 and rs2, and tells what clients saw of it. */
async function losesNothing(name: string, recipe: () => Promise<void>): Promise<void> {
  deployed.length = 0;
  const load = await startLoad(lab, `http://${vip}/`);
  const startedAt = performance.now();
  await recipe();
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const tallies = await load.end();
  console.log(`${name}: ${seconds} s, ${JSON.stringify(tallies)}`);
  expect(deployed).toEqual(["rs1", "rs2"]);
  expect(tallies.kept.answered).toBeGreaterThan(20);
  expect(tallies).toMatchObject({ kept: { failed: 0 }, single: { failed: 0 } });
  const { stdout } = await signalbox.run("status --problems -o json");
  expect(JSON.parse(stdout)).toEqual([]);
}

test("deploy.sh loses no request", async () => {
  await losesNothing("deploy.sh", () => must(path.join(recipes, "deploy.sh"), ["rs1", "rs2"]));
}, 300_000);

test("the Jenkinsfile loses no request", async () => {
  await losesNothing("Jenkinsfile", () => runSteps(jenkinsSteps()));
}, 300_000);

test("the job for GitHub Actions loses no request", async () => {
  await losesNothing("github-actions.yml", () => runSteps(githubSteps()));
}, 300_000);

test("the job for GitLab CI loses no request", async () => {
  await losesNothing("gitlab-ci.yml", () => runSteps(gitlabSteps()));
}, 300_000);

test.skipIf(ansible.kind === "missing")(
  `the Ansible playbook loses no request (${ansible.kind === "missing" ? ansible.reason : "ansible-core"})`,
  async () => {
    const inventory = path.join(folder, "inventory.ini");
    writeFileSync(
      inventory,
      `[webservers]\n${["rs1", "rs2"].map((name) => `${name} ansible_connection=local`).join("\n")}\n`,
    );
    const playbook = path.join(folder, "ansible.yml");
    symlinkSync(path.join(recipes, "ansible.yml"), playbook);
    const args = ["-i", inventory, playbook, "-e", `signalbox_cluster=${cluster.id}`];
    await losesNothing("ansible.yml", () => must("ansible-playbook", args));
  },
  300_000,
);
