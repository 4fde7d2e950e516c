import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { alertResourceSchema, alertRuleResourceSchema } from "@/lib/api/resources/alert";
import { type ChannelResource, channelResourceSchema, deliveryResourceSchema } from "@/lib/api/resources/channel";
import { idSchema, pageSchema } from "@/lib/api/resources/common";
import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { inspectionResourceSchema } from "@/lib/api/resources/inspection";
import { maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { type OperationDetail, operationResourceSchema } from "@/lib/api/resources/operation";
import { personResourceSchema } from "@/lib/api/resources/people";
import { runResourceSchema } from "@/lib/api/resources/run";
import { createdTokenSchema } from "@/lib/api/resources/token";
import { wallScreenResourceSchema } from "@/lib/api/resources/wall";
import { createDatabase } from "@/lib/db/create-database";
import { type EmbeddedPostgres, startPostgres } from "@/lib/db/embedded/start-postgres";
import { openKeyring } from "@/lib/secrets/keyring";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { type Panel, startPanel } from "@/tests/support/panel/start-panel";
import { confirmed, waitForOperation } from "@/tests/support/panel/wait-for-operation";
import { mustRun } from "@/tests/support/run-command";
import { cleanHosts } from "./clean-hosts";
import { everyRow } from "./secrets/every-row";
import { isInMemory, processOf, surroundingsOf, watchProcessLists } from "./secrets/panel-processes";
import { watchHost } from "./secrets/process-list-of-host";
import { type Examples, readEveryPage, readEveryResource, readStream } from "./secrets/read-everything";
import { RecordingApi } from "./secrets/recording-api";
import { leaks, type Secret, type Sighting, secretBytes, secretKey, secretWord } from "./secrets/secret";
import { theLab } from "./the-lab";

// Everything that may not be seen is used once for its purpose; then every place is looked through, each with a marker
// that must be found there, so that a search which looks at nothing fails.
const lab = theLab();
const folder = mkdtempSync(path.join(tmpdir(), "signalbox-secrets-"));
const admin = { name: "Ada Admin", email: "ada@example.org", password: "Sentinel-account-4711" };
const person = { name: "Oskar", email: "oskar@example.org", password: "Sentinel-person-4712", role: "operator" };
const passphrase = "Sentinel-passphrase-4713";
const hostPassword = "lab-pass-77";
const wrongPassword = "Sentinel-wrong-4714";
const ruleSchema = alertRuleResourceSchema.extend({ id: idSchema });
const clusterName = "marker-cluster-4715";

const secrets: Secret[] = [
  secretWord("the admin's password", admin.password),
  secretWord("a person's password", person.password),
  secretWord("a passphrase", passphrase),
  secretWord("the one-time password", hostPassword),
  secretWord("a password that was refused", wrongPassword),
];
let postgres: EmbeddedPostgres;
let panel: Panel;
let api: RecordingApi;
let examples: Examples;
let workerKey: Secret;
let masterKey: Secret;
let masterKeyBytes: Buffer;
let installed: OperationDetail;
let commandLines: Sighting[];
let processesOfRs4: Sighting;

beforeAll(async () => {
  await cleanHosts(lab);
  postgres = await startPostgres({ directory: path.join(folder, "postgres"), durable: false });
  panel = await startPanel({ env: { ...process.env, DATABASE_URL: postgres.url, LOG_LEVEL: "trace" } });
  api = new RecordingApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  expect(await signIn({ email: admin.email, password: wrongPassword })).toBe(401);
  const { id: personId } = await api.post("/people", person, personResourceSchema);
  expect(await signIn(person)).toBe(200);
  await rememberKeysOfTheWorker();

  const watched = new AbortController();
  const watching = watchProcessLists(panel.pid, watched.signal);
  const rs1 = await addHostByUploadedKey("rs1");
  await addHostByPassword("rs4");
  watched.abort();
  commandLines = await watching;

  const options = { name: clusterName, engine: "keepalived", vip: "10.77.0.87", virtualRouterId: 87 } as const;
  const weights = { rs1: 1, rs4: 1 };
  const cluster = await describeLabCluster(api, lab, { ...options, weights, directors: ["director1"] });
  const applied = await applyCluster(api, cluster.id, "look for secrets");
  const [service] = cluster.services;
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const planned = `/real-servers/${cluster.realServers[0]?.id}/maintenances`;
  const maintenance = await api.post(planned, { reason: "a new disk", from }, maintenanceResourceSchema);
  const bulk = {
    kind: "bulk",
    verb: "weight",
    weight: 1,
    targets: [{ kind: "realServer", id: cluster.realServers[0]?.id }],
  };
  const run = await api.post("/runs", bulk, runResourceSchema);
  const channel = await addChannel();
  const screen = await api.post("/wall-screens", { name: "NOC" }, wallScreenResourceSchema);
  const inspections = `/directors/${cluster.directors[0]?.id}/inspections`;
  const log = await api.post(inspections, { kind: "log", log: "keepalived" }, inspectionResourceSchema);
  expect(await api.get(`/inspections/${log.id}?wait=20s`, inspectionResourceSchema)).toMatchObject({ state: "ready" });
  examples = {
    inspections: log.id,
    clusters: cluster.id,
    directors: cluster.directors[0]?.id ?? "",
    vips: cluster.vips[0]?.id ?? "",
    "real-servers": cluster.realServers[0]?.id ?? "",
    services: service?.id ?? "",
    destinations: service?.destinations[0]?.id ?? "",
    hosts: rs1.id,
    operations: applied.id,
    plans: applied.planId ?? "",
    maintenances: maintenance.id,
    runs: run.id,
    channels: channel.id,
    "alert-rules": (
      await api.post("/alert-rules", { kind: "drift", severity: "info", forSec: 0, threshold: 1 }, ruleSchema)
    ).id,
    alerts: await expiringToken(),
    people: personId,
    "wall-screens": screen.id,
    preview: screen.id,
    // The apply has made the first of them.
    revisions: "1",
    history: "1",
  };
}, 420_000);

afterAll(async () => {
  await panel?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Returns the status; the answer is kept with the others. */
async function signIn({ email, password }: { email: string; password: string }): Promise<number> {
  const session = new RecordingApi(panel.origin);
  const { status } = await session.call("POST", "/api/v1/session", { body: { email, password } });
  api.answers.push(...session.answers);
  return status;
}

/** A webhook on this machine, which is never written to: its address and its secret are all that is looked for. */
async function addChannel(): Promise<ChannelResource> {
  const secret = "Sentinel-webhook-secret-4716";
  const url = "https://127.0.0.1:9/Sentinel-webhook-4717";
  secrets.push(secretWord("a webhook's secret", secret), secretWord("a webhook's address", "Sentinel-webhook-4717"));
  const settings = { kind: "webhook", url, secret };
  const channel = await api.post("/channels", { name: "hook", settings }, channelResourceSchema);
  await api.post(`/channels/${channel.id}/test`, undefined, deliveryResourceSchema);
  return channel;
}

/** A token that is about to expire is an alert of the panel's own within a minute. */
async function expiringToken(): Promise<string> {
  await api.post("/tokens", { name: "short", expiresInDays: 1 }, createdTokenSchema);
  return await vi.waitFor(
    async () => {
      const { items } = await api.get("/alerts?kind=token_expiring", pageSchema(alertResourceSchema));
      expect(items).toHaveLength(1);
      return items[0]?.id ?? "";
    },
    { timeout: 90_000, interval: 1_000 },
  );
}

/** By the door that the worker itself takes: the test learns what must not be found. */
async function rememberKeysOfTheWorker(): Promise<void> {
  const masterKeyFile = path.join(panel.dataDir, "worker/master.key");
  const database = createDatabase(postgres.url);
  const keyring = await openKeyring({ database, masterKeyFile });
  await database.close();
  workerKey = secretKey("the worker's private key", keyring.sshPrivateKey);
  masterKeyBytes = Buffer.from(readFileSync(masterKeyFile, "utf8").trim(), "base64url");
  masterKey = secretBytes("the master key", masterKeyBytes);
  secrets.push(workerKey, masterKey);
}

async function addHostByUploadedKey(name: LabHostName): Promise<HostResource> {
  const file = path.join(folder, "uploaded");
  await mustRun("ssh-keygen", ["-q", "-t", "ed25519", "-N", passphrase, "-f", file]);
  await lab.exec(name, ["tee", "-a", "/root/.ssh/authorized_keys"], { input: readFileSync(`${file}.pub`, "utf8") });
  const privateKey = readFileSync(file, "utf8");
  secrets.push(secretKey("an uploaded key", privateKey));
  await mustRun("ssh-keygen", ["-q", "-p", "-P", passphrase, "-N", "", "-f", file]);
  secrets.push(secretKey("an uploaded key without its passphrase", readFileSync(file, "utf8")));

  const host = await addTrustedHost(name, { username: "root", privilege: "root" });
  const credential = `/api/v1/hosts/${host.id}/credential`;
  const refused = await api.call("PUT", credential, { body: { kind: "uploaded_key", privateKey } });
  expect(refused.status, "a key without its passphrase").toBe(422);
  const accepted = await api.call("PUT", credential, { body: { kind: "uploaded_key", privateKey, passphrase } });
  expect(accepted.status, "a key with its passphrase").toBe(200);
  await confirmed(api, await api.post(`/hosts/${host.id}/facts`, undefined, operationResourceSchema));
  return host;
}

async function addHostByPassword(name: LabHostName): Promise<void> {
  const host = await addTrustedHost(name, { username: "ops", privilege: "sudo" });
  const install = async (password: string) =>
    await waitForOperation(api, await api.post(`/hosts/${host.id}/install-key`, { password }, operationResourceSchema));
  expect((await install(wrongPassword)).state).toBe("failed");
  processesOfRs4 = await watchHost(lab, name, async () => {
    installed = await install(hostPassword);
    await lab.script(name, `: ${clusterName}; sleep 0.5`);
  });
  expect(installed.state).toBe("confirmed");
  await confirmed(api, await api.post(`/hosts/${host.id}/facts`, undefined, operationResourceSchema));
}

async function addTrustedHost(
  name: LabHostName,
  login: { username: string; privilege: string },
): Promise<HostResource> {
  const { host: address, port } = lab.address(name);
  const host = await api.post("/hosts", { name, address, port, ...login }, hostResourceSchema);
  await confirmed(api, await api.post(`/hosts/${host.id}/scan`, undefined, operationResourceSchema));
  return await api.post(`/hosts/${host.id}/trust`, { fingerprint: await lab.fingerprint(name) }, hostResourceSchema);
}

/** No secret is there, though the marker is. */
function expectNoLeak(sightings: readonly Sighting[], marker: string): void {
  expect(leaks([secretWord("the marker", marker)], sightings)).not.toEqual([]);
  expect(leaks(secrets, sightings)).toEqual([]);
}

test("no API answer holds a private key or a password", async () => {
  await readEveryResource(api, examples);
  expectNoLeak(api.answers, clusterName);
});

test("no page holds one", async () => {
  expectNoLeak(await readEveryPage(api, examples), clusterName);
});

test("no event stream holds one", async () => {
  expectNoLeak([await readStream(api, "/api/live", /event: snapshot/)], examples.clusters ?? "");
  const log = await readStream(api, `/api/v1/operations/${installed.id}/events`, /"state":"confirmed"/);
  expectNoLeak([log], installed.id);
});

test("no row of the database holds one, and the password that was used is gone even from its sealed box", async () => {
  const rows = await everyRow(postgres.url);
  expectNoLeak(rows, clusterName);
  const boxes = rows.filter(({ place }) => place.endsWith("host_secret")).map(({ text }) => JSON.parse(text));
  expect(boxes.map(({ sealedKey }) => sealedKey !== null)).toContain(true);
  expect(boxes.filter(({ sealedPassword }) => sealedPassword !== null)).toEqual([]);
});

test("nothing that the panel prints holds one, even at its most talkative", async () => {
  expectNoLeak([{ place: "the panel's output", text: panel.output() }], await panel.setupToken());
});

test("no command line of the panel's processes ever held one", () => {
  expectNoLeak(commandLines, "bin/worker.ts");
});

test("a host that was given a password keeps no trace of it: process list, files, histories, logs", async () => {
  expectNoLeak([processesOfRs4], clusterName);
  const log = await lab.script("rs4", "journalctl --no-pager; cat /var/log/*.log 2>/dev/null || true");
  expectNoLeak([{ place: "the log of rs4", text: log }], "Accepted password for ops");

  const places = "/home /root /tmp /var/tmp /var/log /var/lib/signalbox /run /etc";
  await lab.script("rs4", `echo ${clusterName} >/home/ops/.marker`);
  const filesWith = async (traces: readonly string[]) =>
    await lab.script("rs4", `grep -rlaF -f - ${places} 2>/dev/null || true`, { input: `${traces.join("\n")}\n` });
  expect(await filesWith([clusterName])).toContain("/home/ops/.marker");
  expect(await filesWith(secrets.flatMap(({ traces }) => traces))).toBe("");
});

test("the web process never has the master key or the worker's private key, not even in its memory", async () => {
  const web = processOf(panel.pid, "bin/web.ts");
  const surroundings = surroundingsOf(web);
  expect(leaks([masterKey, workerKey], surroundings)).toEqual([]);
  expect(surroundings.filter(({ text }) => text.includes("master.key"))).toEqual([]);

  const texts = [...workerKey.traces, ...masterKey.traces];
  const needles = [...texts.map((text) => Buffer.from(text)), masterKeyBytes];
  expect(await isInMemory(processOf(panel.pid, "bin/worker.ts"), needles)).toBe(true);
  expect(await isInMemory(web, needles)).toBe(false);
});
