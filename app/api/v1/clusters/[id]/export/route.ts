import { idParams } from "@/lib/api/id-params";
import { route } from "@/lib/api/route";
import { okTar } from "@/lib/api/tar-reply";
import { exportOneCluster } from "@/lib/desired/export-clusters";

/** GET /clusters/{id}/export: what is in force, with scripts and a README to run it without the panel, as a tar archive. */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  async handle({ services, params: { id } }) {
    return await okTar(`signalbox-${id}`, await exportOneCluster(services, id));
  },
});
