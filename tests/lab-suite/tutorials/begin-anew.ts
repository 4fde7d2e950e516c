import { clusterResourceSchema, clusterSummarySchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { cleanHosts } from "../clean-hosts";
import { directorNames, type Stage } from "./stage";

const clusters = pageSchema(clusterSummarySchema);

/**
 * Directors that nobody has set up and no cluster claims. A tutorial that came to its end has taken everything else away
 * itself; what a failed one has left is put aside, wherever it is.
 */
export async function beginAnew({ lab, api }: Stage): Promise<void> {
  const left = (await api().get("/clusters", clusters)).items;
  for (const { id } of left) {
    const { directors } = await api().get(`/clusters/${id}`, clusterResourceSchema);
    for (const director of directors) await api().delete(`/directors/${director.id}`, director);
  }
  await cleanHosts(lab, left.length === 0 ? directorNames : lab.hosts);
}
