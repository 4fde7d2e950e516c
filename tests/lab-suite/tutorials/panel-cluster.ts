import type { z } from "zod";
import {
  type ClusterResource,
  clusterResourceSchema,
  type createClusterSchema,
  type createServiceSchema,
  type createVipSchema,
  directorResourceSchema,
  realServerResourceSchema,
  serviceResourceSchema,
  type updateClusterSchema,
  type updateServiceSchema,
  vipResourceSchema,
} from "@/lib/api/resources/cluster";
import { type LabHostName, lanAddress } from "@/tests/lab/lab-hosts";
import { applyCluster, briefWatch, hostNamed } from "@/tests/support/panel/lab-cluster";
import { makePlan } from "@/tests/support/panel/wait-for-operation";
import { changesOf } from "../forwarding/hosts-of-lab";
import type { Stage } from "./stage";

type RealServer = { readonly host: LabHostName; readonly address?: string; readonly natGateway?: string };

/** A cluster of the panel, described and changed over its API, part by part. */
export class PanelCluster {
  constructor(
    private readonly stage: Stage,
    readonly id: string,
  ) {}

  static async create(stage: Stage, body: z.input<typeof createClusterSchema>): Promise<PanelCluster> {
    const { id } = await stage.api().post("/clusters", { push: briefWatch, ...body }, clusterResourceSchema);
    return new PanelCluster(stage, id);
  }

  async read(): Promise<ClusterResource> {
    return await this.stage.api().get(this.#path, clusterResourceSchema);
  }

  /** Returns their ids, in this order. */
  async addDirectors(priorities: Partial<Record<LabHostName, number>>): Promise<string[]> {
    const ids: string[] = [];
    for (const name of ["director1", "director2"] as const) {
      const { id: hostId } = await hostNamed(this.stage.api(), this.stage.lab, name);
      const body = { hostId, address: lanAddress(name), interface: "eth0", priority: priorities[name] };
      ids.push((await this.stage.api().post(`${this.#path}/directors`, body, directorResourceSchema)).id);
    }
    return ids;
  }

  async addVip(body: z.input<typeof createVipSchema>): Promise<string> {
    return (await this.stage.api().post(`${this.#path}/vips`, body, vipResourceSchema)).id;
  }

  async addRealServer({ host, address = lanAddress(host), natGateway }: RealServer): Promise<string> {
    const { id: hostId } = await hostNamed(this.stage.api(), this.stage.lab, host);
    const body = { name: host, address, hostId, natGateway };
    return (await this.stage.api().post(`${this.#path}/real-servers`, body, realServerResourceSchema)).id;
  }

  async addService(body: z.input<typeof createServiceSchema>): Promise<void> {
    await this.stage.api().post(`${this.#path}/services`, body, serviceResourceSchema);
  }

  async change(body: z.input<typeof updateClusterSchema>): Promise<void> {
    await this.stage.api().patch(this.#path, await this.read(), body, clusterResourceSchema);
  }

  async changeService(name: string, body: z.input<typeof updateServiceSchema>): Promise<void> {
    const service = (await this.read()).services.find((one) => one.name === name);
    if (service === undefined) throw new Error(`no service ${name}`);
    await this.stage.api().patch(`/services/${service.id}`, service, body, serviceResourceSchema);
  }

  async apply(override: string | null = null): Promise<void> {
    await applyCluster(this.stage.api(), this.id, "", override);
  }

  /** What a plan of it would do now; nothing that forbids it is left out. */
  async plannedChanges(): Promise<string[]> {
    const { body, problem, problems } = await makePlan(this.stage.api(), this.id);
    const errors = problems.filter(({ severity }) => severity === "error").map(({ message }) => message);
    if (body === null || body === undefined) throw new Error(`no plan: ${JSON.stringify(problem)}`);
    return [...errors, ...changesOf(body)];
  }

  /** Takes everything off the hosts that it has brought there, and the cluster out of the panel. */
  async leave(): Promise<void> {
    const { services, vips, directors } = await this.read();
    for (const service of services) await this.stage.api().delete(`/services/${service.id}`, service);
    for (const vip of vips) await this.stage.api().delete(`/vips/${vip.id}`, vip);
    for (const director of directors) await this.stage.api().delete(`/directors/${director.id}`, director);
    await this.apply("the tutorial is over");
    await this.stage.api().delete(this.#path, await this.read());
  }

  get #path(): string {
    return `/clusters/${this.id}`;
  }
}
