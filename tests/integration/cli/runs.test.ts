import { afterAll, beforeAll, expect, test } from "vitest";
import { runResourceSchema } from "@/lib/api/resources/run";
import { cannotUnshare } from "@/tests/support/fake-hosts/fake-namespace";
import { panelAccess } from "@/tests/support/panel-access";
import { type RunRig, startRunRig } from "@/tests/support/run-rig";
import { runCommandLine } from "@/tests/unit/cli/test-terminal";

// The command line against real routes, and workers' own code on simulated directors. Each look at a run is the worker's turn.
let rig: RunRig;
let token: string;

beforeAll(async () => {
  if (cannotUnshare !== null) return;
  rig = await startRunRig();
  const body = { name: "ci", verbs: ["drain", "restore", "weight"] };
  token = (await rig.panel.call("POST", "/api/v1/tokens", { as: "operator", body })).body.token;
}, 120_000);
afterAll(() => rig?.close());

async function run(words: string) {
  const access = panelAccess(rig.panel, token, async (method, { pathname }) => {
    if (method === "GET" && pathname.startsWith("/api/v1/runs/")) await rig.pass();
  });
  return await runCommandLine(words.split(" "), { panel: access });
}

async function serverName(index: number): Promise<string> {
  const { body } = await rig.panel.call("GET", `/api/v1/real-servers/${rig.realServerIds[index]}`, { as: "viewer" });
  return body.name;
}

test.skipIf(cannotUnshare)("a ramp is followed to its end, step by step", async () => {
  const { exitCode, err } = await run(`ramp ${await serverName(0)} 10,50,100@1s --reason deploy`);
  expect([exitCode, err]).toEqual([0, expect.stringContaining("1/3")]);
  expect(rig.kernel()[0]).toBe(10);
});

test.skipIf(cannotUnshare)("one that is paused is left alone, and goes on when it is told to", async () => {
  const target = { kind: "realServer", id: rig.realServerIds[1] };
  const body = { kind: "ramp", target, ramp: { steps: [50, 100], everySec: 1 }, reason: "" };
  const { id } = runResourceSchema.parse((await rig.start(body)).body);
  expect(await run(`run pause ${id}`)).toMatchObject({ exitCode: 0, err: expect.stringContaining("run continue") });
  expect(await rig.read(id)).toMatchObject({ state: "paused" });
  expect(await run(`run continue ${id}`)).toMatchObject({ exitCode: 0 });
});

test.skipIf(cannotUnshare)("one that is aborted has failed, for whoever waits for it", async () => {
  const target = { kind: "realServer", id: rig.realServerIds[2] };
  const body = { kind: "ramp", target, ramp: { steps: [50, 100], everySec: 3600 }, reason: "" };
  const { id } = runResourceSchema.parse((await rig.start(body)).body);
  expect((await run(`run abort ${id}`)).exitCode).toBe(8);
});

test.skipIf(cannotUnshare)(
  "a deploy takes out one server after another, and waits until it is told that each is done",
  async () => {
    const [first, second] = [await serverName(0), await serverName(3)];
    const how = "--min-capacity 50% --hook continue --hook-limit 5m --reason release";
    expect(await run(`deploy ${rig.clusterId} ${first} ${second} --batch 1 --dry-run`)).toMatchObject({
      exitCode: 0,
      out: `1: ${first}\n2: ${second}\n`,
    });
    const { exitCode, out } = await run(`deploy ${rig.clusterId} ${first} ${second} ${how} --detach`);
    expect(exitCode).toBe(0);
    const id = out.trim();
    for (const server of [first, second]) {
      await rig.until(id, ({ items }) => items.some(({ target, phase }) => target.name === server && phase === "hook"));
      expect((await run(`run done ${id} ${server}`)).exitCode).toBe(0);
    }
    expect((await run(`run wait ${id}`)).exitCode).toBe(0);
    expect((await run(`run done ${id} nobody`)).exitCode).toBe(2);
  },
);

test.skipIf(cannotUnshare)("what a deploy cannot be told is refused before anything is asked", async () => {
  for (const words of ["--hook never", "--batch 0", "--min-capacity 101", "--ramp 10", "--take-out kill"]) {
    expect([words, (await run(`deploy ${rig.clusterId} ${words}`)).exitCode]).toEqual([words, 2]);
  }
});

test.skipIf(cannotUnshare)("steps that nobody can read are refused before anything is asked", async () => {
  for (const steps of ["10,50", "10@", "@60s", "1000@1s", "10;20@1s"]) {
    expect([steps, (await run(`ramp ${await serverName(0)} ${steps}`)).exitCode]).toEqual([steps, 2]);
  }
});
