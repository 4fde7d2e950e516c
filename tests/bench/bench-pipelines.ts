import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { ensureDebianPackages } from "@/tests/support/debian-packages";
import type { PanelApi } from "@/tests/support/panel/panel-api";
import { measureAnsible } from "./measure-ansible";
import { measureDrain } from "./measure-drain";
import { addTenDestinations, editOf, measureClients } from "./measure-pipelines";
import { type Measurement, measurement } from "./measurement";

/** The worker samples the directors this often. */
const samplePeriodMs = 2_000;
const directors: readonly LabHostName[] = ["director1", "director2"];

type Benched = {
  readonly api: PanelApi;
  readonly cluster: ClusterResource;
  readonly vip: string;
  readonly folder: string;
};

/** What pipelines wait for: many weights at once, beside Ansible, and a drain, beside the samples that it waits for. */
export async function benchPipelines(
  lab: Lab,
  { api, cluster, vip, folder }: Benched,
  rounds: number,
): Promise<Measurement[]> {
  const destinations = await addTenDestinations(api, cluster);
  const drains = await measureDrain(api, "bench/bench1", Math.max(1, rounds / 20), folder);
  const clients = await measureClients(api, destinations, rounds);
  const rows = [
    measurement("sample period of the worker", [samplePeriodMs], [samplePeriodMs], null),
    measurement("signalbox drain --wait of an idle destination", drains, [samplePeriodMs], 3),
  ];
  const ansible = await ensureDebianPackages([{ name: "ansible-core", file: "/usr/bin/ansible-playbook" }]);
  if (ansible.kind === "missing") {
    console.log(`${rounds} weights by 10 clients: ${clients} ms; nothing to compare with: ${ansible.reason}`);
    return rows;
  }
  const edits = destinations.flatMap((destination) =>
    Array.from({ length: rounds / destinations.length }, (_, round) => editOf(vip, destination, 29 - round)),
  );
  const byAnsible = await measureAnsible(lab, directors, edits);
  return [
    ...rows,
    measurement(`${rounds} weights by Ansible, one raw task each`, [byAnsible], [byAnsible], null),
    measurement(`${rounds} weights by 10 API clients, read back`, [clients], [byAnsible], 0.1),
  ];
}
