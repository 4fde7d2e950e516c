import { createServiceSchema, updateServiceSchema } from "@/lib/api/resources/cluster";
import { directorNet } from "@/lib/director/director-net";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { renderSave } from "@/lib/ipvs/render-save";
import { renderTree } from "@/lib/keepalived/syntax/render-tree";
import { virtualServer } from "@/lib/keepalived/virtual-server";
import { checkService } from "@/lib/model/check-service";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { inputProblems } from "@/lib/model/input-problems";
import { ipvsSettingsSchema } from "@/lib/model/ipvs-settings";
import { listenerPort } from "@/lib/model/listener-port";
import type { Checked, Problem } from "@/lib/model/problem";

/** What a service would become on the directors, or why nothing can be made of it yet. */
export type Preview = {
  /** Errors come with no text; warnings may come with some. */
  readonly problems: readonly Problem[];
  /** Its blocks in keepalived.conf; "" with engine ipvsadm and while there is no destination. */
  readonly keepalivedConf: string;
  /** Its lines for `ipvsadm -R`. */
  readonly rules: string;
  /** What it needs beside that, as lines of the director's net part: marks, masquerading, forwarding. */
  readonly net: string;
};

/** Of a service that is to be made; `body` is what would be sent. The name reaches no host and is not looked at. */
export function previewNewService(cluster: DesiredCluster, body: object): Preview {
  return preview(cluster, cluster.services.length, newService(body));
}

/** Of a service of the cluster with `changes`, as PATCH would take them. */
export function previewEdit(cluster: DesiredCluster, serviceId: string, changes: object): Preview {
  const index = cluster.services.findIndex(({ id }) => id === serviceId);
  return preview(cluster, index, editedService(cluster.services[index], changes));
}

function preview(cluster: DesiredCluster, index: number, checked: Checked<DesiredService>): Preview {
  const nothing = { keepalivedConf: "", rules: "", net: "" };
  if (!checked.ok) return { problems: checked.problems, ...nothing };
  const service = checked.value;
  const services = [...cluster.services.slice(0, index), service, ...cluster.services.slice(index + 1)];
  const problems = checkService({ ...cluster, services }, index).map(
    (problem): Problem => ({ ...problem, path: problem.path.slice(2) }),
  );
  if (problems.some(({ severity }) => severity === "error")) return { problems, ...nothing };
  const alone = { ...cluster, services: [service], ipvs: ipvsSettingsSchema.parse({}) };
  const [director] = cluster.directors;
  return {
    problems,
    keepalivedConf: cluster.engine === "keepalived" ? renderTree(virtualServer(alone, service)) : "",
    rules: renderSave(expectedTable(alone)),
    net: director === undefined ? "" : linesOf(directorNet(alone, director)),
  };
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

const unnamed = { name: "-" };

function newService(body: object): Checked<DesiredService> {
  const parsed = createServiceSchema.safeParse({ ...body, ...unnamed }, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: inputProblems(parsed.error.issues) };
  const { listener, ...settings } = parsed.data;
  if (listener === undefined) return { ok: false, problems: [] };
  const destinations = settings.destinations.map((destination, index) => ({
    ...destination,
    id: String(index),
    port: destination.port ?? listenerPort(listener),
  }));
  return { ok: true, value: { ...settings, listener, destinations, id: "new" } };
}

function editedService(service: DesiredService | undefined, changes: object): Checked<DesiredService> {
  const parsed = updateServiceSchema.safeParse({ ...changes, ...unnamed }, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: inputProblems(parsed.error.issues) };
  if (service === undefined) return { ok: false, problems: [] };
  const changed = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
  return { ok: true, value: { ...service, ...Object.fromEntries(changed) } };
}
