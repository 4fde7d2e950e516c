import { createHash, randomBytes } from "node:crypto";
import type { Hosts } from "@/lib/hosts/port";
import type { DesiredCluster } from "@/lib/model/cluster";
import { guardSettingsSchema } from "@/lib/model/guard-settings";
import { clusterTargets, observeCluster } from "@/lib/operations/observe-cluster";
import { observeHost } from "@/lib/operations/observe-host";
import { differences } from "@/lib/plan/differences";
import type { HostPlan, Plan } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { readProgramOutput } from "@/lib/shell/read-program-output";
import { renderProgram } from "@/lib/shell/render-program";
import type { Lab } from "@/tests/lab/lab";
import { labHost, labHosts } from "@/tests/lab/lab-hosts";

/**
 * The hosts of the lab as operations reach hosts, past SSH: host ids are the lab's names. What the plan's steps do to a
 * real kernel is tried here without a panel; tests in ../acceptance try the panel.
 */
export function hostsOfLab(lab: Lab): Pick<Hosts, "run"> {
  return {
    run: async (hostId, _lane, program) => {
      const nonce = randomBytes(16).toString("hex");
      const input = renderProgram(program, nonce);
      const { stdout, stderr } = await lab.exec(labHost(hostId).name, ["sh", "-s"], { input });
      const read = readProgramOutput(Buffer.from(stdout).toString("latin1"), nonce, program);
      if (!read.complete) throw new Error(`${hostId} did not end its program: ${stdout}${stderr}`);
      return { kind: "completed", steps: read.steps, durationMs: 0 };
    },
  };
}

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const hostNames = Object.fromEntries(labHosts.map(({ name }) => [name, name]));

/** The plan that a panel would make now. */
export async function planInLab(lab: Lab, desired: DesiredCluster, applied: DesiredCluster | null): Promise<Plan> {
  const hosts = { ...hostsOfLab(lab), forget: () => undefined, close: async () => undefined };
  const observed = await observeCluster({ hosts, sha256 }, clusterTargets(desired, applied, hostNames));
  const settings = {
    otherSetUps: {},
    guards: guardSettingsSchema.parse({}),
    segment: { vips: [], adverts: null },
    neighbours: [],
    nowMs: Date.now(),
  };
  return planCluster({ ...settings, desired, applied, observed, draftRevision: 1, hostNames, sha256 });
}

/** Plans, runs the steps of every host in order, and reads back until each host is as expected. */
export async function applyInLab(lab: Lab, desired: DesiredCluster, applied: DesiredCluster | null): Promise<Plan> {
  const plan = await planInLab(lab, desired, applied);
  const blocking = plan.problems.filter(({ severity }) => severity === "error");
  if (blocking.length > 0) throw new Error(`blocked: ${JSON.stringify(blocking)}`);
  for (const host of plan.waves.flatMap((wave) => wave.hosts)) {
    await runSteps(lab, host);
    await readBack(lab, host);
  }
  return plan;
}

/** Titles of the steps that would change something. */
export function changesOf({ waves }: Plan): string[] {
  const steps = waves.flatMap(({ hosts }) => hosts.flatMap((host) => host.steps));
  return steps.filter(({ action }) => action !== "no-op").map(({ id, title }) => `${id} ${title.code}`);
}

async function runSteps(lab: Lab, { hostId, steps }: HostPlan): Promise<void> {
  const program = { steps: steps.filter(({ script }) => script !== "").map(({ id, script }) => ({ id, script })) };
  if (program.steps.length === 0) return;
  const outcome = await hostsOfLab(lab).run(hostId, "operation", program);
  const failed = outcome.kind === "completed" ? outcome.steps.find(({ exitCode }) => exitCode !== 0) : undefined;
  if (failed !== undefined) throw new Error(`${hostId}: ${failed.id} (${failed.exitCode}): ${failed.output}`);
}

async function readBack(lab: Lab, host: HostPlan): Promise<void> {
  const hosts = { ...hostsOfLab(lab), forget: () => undefined, close: async () => undefined };
  for (const deadline = Date.now() + 20_000; ; ) {
    const observation = await observeHost({ hosts, sha256 }, { ...host, id: host.targetId });
    if (!("observed" in observation)) throw new Error(`${host.hostId} cannot be read: ${JSON.stringify(observation)}`);
    const wrong = differences(host.expected, observation.observed).filter(({ severity }) => severity === "error");
    if (wrong.length === 0) return;
    if (Date.now() > deadline) throw new Error(`${host.hostId} is not as expected: ${JSON.stringify(wrong)}`);
  }
}
