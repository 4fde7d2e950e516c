import { inject } from "vitest";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";

/** The cluster that all faults of the lab are tried on: director1 is master, and rs4 is not in it yet. */
export const faultCluster = {
  name: "faults",
  vip: "10.77.0.89",
  virtualRouterId: 89,
  weights: { rs1: 2, rs2: 2, rs3: 1 },
} as const;

/** What global-setup.ts tells the test files. */
export type ProvidedPanel = {
  readonly origin: string;
  /** Web and worker are its children. */
  readonly supervisorPid: number;
  readonly clusterId: string;
  readonly email: string;
  readonly password: string;
};

declare module "vitest" {
  interface ProvidedContext {
    readonly faultPanel: ProvidedPanel;
  }
}

export type FaultPanel = Pick<ProvidedPanel, "supervisorPid" | "clusterId"> & {
  readonly api: PanelApi;
  cluster(): Promise<ClusterResource>;
};

/** The panel of all lab faults, signed in to as its admin. */
export async function faultPanel(): Promise<FaultPanel> {
  const { origin, supervisorPid, clusterId, email, password } = inject("faultPanel");
  const api = new PanelApi(origin);
  await api.signIn(email, password);
  return {
    api,
    supervisorPid,
    clusterId,
    cluster: () => api.get(`/clusters/${clusterId}`, clusterResourceSchema),
  };
}
