import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ClusterResource, clusterResourceSchema, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { type InspectionAnswer, inspectionResourceSchema } from "@/lib/api/resources/inspection";
import { type LabHostName, lanAddress } from "@/tests/lab/lab-hosts";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { kernelTable, vipHolders } from "../acceptance/on-hosts";
import { panelOfThisFile } from "../acceptance/panel-of-this-file";
import { theLab } from "../the-lab";
import { setKeepAlive } from "../web-server";
import { type Signalbox, signalboxFor } from "./signalbox";

// What drain, offline and cut do to a client that is kept with its server, and to a connection that it has open.
const lab = theLab();
const { api, panel } = panelOfThisFile();
const vip = "10.77.0.85";
const eventually = { timeout: 60_000, interval: 500 };
let signalbox: Signalbox;
let directorId: string;

beforeAll(async () => {
  for (const server of ["rs1", "rs2"] as const) await setKeepAlive(lab, server, 600);
  const options = {
    name: "shop",
    engine: "keepalived",
    vip,
    virtualRouterId: 85,
    weights: { rs1: 1, rs2: 1 },
  } as const;
  const cluster: ClusterResource = await describeLabCluster(api(), lab, options);
  directorId = cluster.directors.find(({ name }) => name === "director1")?.id ?? "";
  const service = cluster.services[0];
  if (service === undefined) throw new Error("no service");
  const persistence = { timeoutSec: 300, prefixLength: null };
  await api().patch(`/services/${service.id}`, service, { persistence }, serviceResourceSchema);
  await applyCluster(api(), cluster.id);
  await api().get(`/clusters/${cluster.id}`, clusterResourceSchema);
  await vi.waitFor(async () => expect(await vipHolders(lab, vip)).toEqual(["director1"]), eventually);
  await vi.waitFor(async () => expect(await lab.request(1, `http://${vip}/`)).toHaveLength(1), eventually);
  signalbox = await signalboxFor(panel(), api());
}, 300_000);

afterAll(async () => {
  signalbox?.end();
  for (const server of ["rs1", "rs2"] as const) await setKeepAlive(lab, server, 0);
});

/** Where the client's new connections go: to one server, because it is kept with it. */
async function home(): Promise<string> {
  const answers = new Set(await lab.request(5, `http://${vip}/`));
  expect([...answers]).toHaveLength(1);
  return [...answers][0] ?? "";
}

async function run(words: string): Promise<void> {
  const { code, stderr } = await signalbox.run(words);
  expect([words, code, stderr]).toEqual([words, 0, expect.any(String)]);
}

/** Asks twice on one connection, with `meanwhile` in between; returns what came back, and how the connection ended. */
async function askTwice(meanwhile: () => Promise<void>): Promise<{ answers: number; output: string }> {
  const ask = "printf 'GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n' >&3; timeout 2 cat <&3";
  // Without the trap a write to a connection that is gone would end the shell before it says so.
  const script = `trap '' PIPE; rm -f /tmp/go /tmp/asked
    exec 2>&1 3<>/dev/tcp/${vip}/80
    ${ask}; touch /tmp/asked; until [ -e /tmp/go ]; do sleep 0.2; done; ${ask}; true`;
  const asking = lab.script("client", script, { timeoutMs: 120_000 });
  await lab.script("client", "until [ -e /tmp/asked ]; do sleep 0.1; done");
  await meanwhile();
  await lab.script("client", "touch /tmp/go");
  const output = await asking;
  return { answers: output.split("HTTP/1.1 200").length - 1, output };
}

/** What the worker finds on director1, which holds the VIP. */
async function lookUp(question: object): Promise<InspectionAnswer | null> {
  const { id } = await api().post(`/directors/${directorId}/inspections`, question, inspectionResourceSchema);
  const { answer, problem } = await api().get(`/inspections/${id}?wait=30s`, inspectionResourceSchema);
  expect(problem).toBeNull();
  return answer;
}

test("the panel finds the client on its server, with its open connection and what keeps it there", async () => {
  const server = await home();
  const other = server === "rs1" ? "rs2" : "rs1";
  const client = lanAddress("client");
  const on = (each: string) =>
    lookUp({ kind: "connections", destination: `${lanAddress(each as LabHostName)}:80`, client });
  // Whoever was in the lab before has left connections in the kernel that nobody will close.
  const before = await on(other);
  const found: (InspectionAnswer | null)[] = [];
  await askTwice(async () => {
    found.push(await on(server), await on(other));
    found.push(await lookUp({ kind: "connections", services: [`TCP ${vip}:80`] }));
  });
  const open = {
    address: client,
    states: expect.arrayContaining([{ state: "ESTABLISHED", count: expect.any(Number) }]),
  };
  const template = {
    client,
    service: `TCP ${vip}:80`,
    destination: { address: lanAddress(server as LabHostName), port: 80 },
  };
  expect(found).toMatchObject([
    { isWhole: true, topClients: [open], templates: 1, someTemplates: [template] },
    { isWhole: true, templates: 0 },
    {
      isWhole: true,
      topClients: expect.arrayContaining([expect.objectContaining(open)]),
      someTemplates: expect.arrayContaining([expect.objectContaining(template)]),
    },
  ]);
  expect(connectionsOf(found[1])).toBeLessThanOrEqual(connectionsOf(before));
}, 120_000);

function connectionsOf(answer: InspectionAnswer | null | undefined): number {
  return answer?.kind === "connections" ? answer.connections : Number.NaN;
}

test.each([
  ["keepalived", /Entering MASTER STATE/],
  ["ipvs", /IPVS/],
])("the panel shows the log of %s", async (log, line) => {
  const answer = await lookUp({ kind: "log", log });
  expect(answer?.kind === "log" ? answer.lines.join("\n") : "").toMatch(line);
});

test("drain keeps the client with its server, and its connection open", async () => {
  const server = await home();
  const { answers } = await askTwice(() => run(`drain ${server}`));
  expect(answers).toBe(2);
  expect(await home()).toBe(server);
  await run(`restore ${server}`);
}, 120_000);

test("offline lets its connection go on, and moves it with its next one", async () => {
  const server = await home();
  const { answers } = await askTwice(() => run(`offline ${server}`));
  expect(answers).toBe(2);
  expect(await home()).not.toBe(server);
  for (const director of ["director1", "director2"] as const) {
    expect(await lab.script(director, "cat /proc/sys/net/ipv4/vs/expire_quiescent_template")).toBe("1");
  }
  await run(`restore ${server}`);
  for (const director of ["director1", "director2"] as const) {
    expect(await lab.script(director, "cat /proc/sys/net/ipv4/vs/expire_quiescent_template")).toBe("0");
  }
}, 120_000);

test("cut ends its connection with the next packet, and moves it", async () => {
  const server = await home();
  const address = server === "rs1" ? "10.77.0.21" : "10.77.0.22";
  const { answers, output } = await askTwice(() => run(`cut ${server}`));
  expect([answers, output]).toEqual([1, expect.stringMatching(/reset by peer|Broken pipe/)]);
  expect(await home()).not.toBe(server);
  for (const director of ["director1", "director2"] as const) {
    expect((await kernelTable(lab, director, vip)).join("\n")).not.toContain(address);
  }
  await run(`restore ${server}`);
  for (const director of ["director1", "director2"] as const) {
    expect(await kernelTable(lab, director, vip)).toContainEqual(expect.stringContaining(`-r ${address}:80 -g -w 1`));
    expect(await lab.script(director, "cat /proc/sys/net/ipv4/vs/expire_nodest_conn")).toBe("0");
  }
}, 120_000);
