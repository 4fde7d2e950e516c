import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { pageSchema } from "@/lib/api/resources/common";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { waitForOperation } from "@/tests/support/panel/wait-for-operation";
import { mustRun, runCommand } from "@/tests/support/run-command";
import { theLab } from "../the-lab";
import { admin, panelOfThisFile } from "./panel-of-this-file";

// Every secret that a person can type is planted once, used for what it is for, and then looked for everywhere.
const operationPage = pageSchema(operationResourceSchema);
const lab = theLab();
const { api, panel } = panelOfThisFile();
const scratch = mkdtempSync(path.join(tmpdir(), "signalbox-secrets-"));
const passphrase = "sentinel-passphrase-7c1d";
const wrongPassword = "sentinel-wrong-password-e90b";
const rightPassword = "lab-pass-77";

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function addTrustedHost(name: "rs1" | "rs4", login: { username: string; privilege: "root" | "sudo" }) {
  const { host: address, port } = lab.address(name);
  const { id } = await api().post("/hosts", { name, address, port, ...login }, hostResourceSchema);
  await waitForOperation(api(), await api().post(`/hosts/${id}/scan`, undefined, operationResourceSchema));
  await api().post(`/hosts/${id}/trust`, { fingerprint: await lab.fingerprint(name) }, hostResourceSchema);
  return id;
}

async function request(path: string, body?: unknown) {
  return await waitForOperation(api(), await api().post(path, body, operationResourceSchema));
}

/** A key that opens rs1, protected by a passphrase; its text is the sentinel. */
async function plantKey(): Promise<string> {
  const file = path.join(scratch, "key");
  await mustRun("ssh-keygen", ["-q", "-t", "ed25519", "-N", passphrase, "-C", "sentinel", "-f", file]);
  const input = readFileSync(`${file}.pub`, "utf8");
  await lab.exec("rs1", ["tee", "-a", "/root/.ssh/authorized_keys"], { input });
  return readFileSync(file, "utf8");
}

let privateKey = "";

test("an uploaded key with its passphrase signs in", async () => {
  privateKey = await plantKey();
  const id = await addTrustedHost("rs1", { username: "root", privilege: "root" });
  const credential = { kind: "uploaded_key", privateKey, passphrase };
  expect((await api().call("PUT", `/api/v1/hosts/${id}/credential`, { body: credential })).status).toBe(200);
  expect(await request(`/hosts/${id}/facts`)).toMatchObject({ state: "confirmed" });
});

test("a password installs the worker's key once, and only the right one", async () => {
  const id = await addTrustedHost("rs4", { username: "ops", privilege: "sudo" });
  const wrong = await request(`/hosts/${id}/install-key`, { password: wrongPassword });
  expect(wrong).toMatchObject({ state: "failed", problem: { code: "host.password_refused" } });
  expect(await request(`/hosts/${id}/install-key`, { password: rightPassword })).toMatchObject({ state: "confirmed" });
  expect(await request(`/hosts/${id}/facts`)).toMatchObject({ state: "confirmed" });
});

test("no secret is in an answer, a page, a log, a process or the data folder", async () => {
  const secrets = [admin.password, passphrase, wrongPassword, rightPassword, ...keyLines(privateKey), "PRIVATE KEY"];
  const places = {
    ...(await answers()),
    "what the panel printed": panel().output(),
    "processes of the machine": await mustRun("bash", [
      "-c",
      "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '; true",
    ]),
    "environment of the panel": await environmentOf(panel().pid),
  };
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, `${place} was read`).toBeGreaterThan(0);
    for (const secret of secrets) expect(text.includes(secret), `"${secret}" in ${place}`).toBe(false);
  }
  for (const secret of secrets.filter((text) => text !== "PRIVATE KEY")) {
    const found = await runCommand("grep", ["-rlaF", "--", secret, panel().dataDir]);
    expect(found.stdout, `"${secret}" in the data folder`).toBe("");
  }
});

/** The lines that only this key has. */
function keyLines(text: string): string[] {
  return text.split("\n").filter((line) => line.length > 40);
}

/** Everything an administrator can read: every list, every operation with its journal, and the pages themselves. */
async function answers(): Promise<Record<string, string>> {
  const lists = ["hosts", "operations", "audit", "people", "settings", "session", "clusters"];
  const { items } = await api().get("/operations", operationPage);
  const paths = [
    ...lists.map((list) => `/api/v1/${list}`),
    ...items.flatMap(({ id }) => [`/api/v1/operations/${id}`, `/api/v1/operations/${id}/events`]),
    ...["/", "/hosts", "/operations", "/audit", "/settings"],
  ];
  const texts: Record<string, string> = {};
  for (const place of paths) {
    const { status, body } = await api().call("GET", place);
    expect(status, place).toBe(200);
    texts[place] = typeof body === "string" ? body : JSON.stringify(body);
  }
  return texts;
}

/** Of the supervisor and all that it started. */
async function environmentOf(pid: number): Promise<string> {
  const family = [pid, ...(await childrenOf(pid))];
  return (await Promise.all(family.map(environmentOfOne))).join("\n");
}

/** A backend of PostgreSQL may have ended since it was listed; it had the environment of its parent. */
async function environmentOfOne(pid: number): Promise<string> {
  return (await runCommand("cat", [`/proc/${pid}/environ`])).stdout;
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await runCommand("pgrep", ["-P", String(pid)]);
  const children = stdout.split("\n").filter(Boolean).map(Number);
  return [...children, ...(await Promise.all(children.map(childrenOf))).flat()];
}
