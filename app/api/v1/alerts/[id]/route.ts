import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { ofAlert } from "@/lib/api/token-clusters";
import { loadAlert } from "@/lib/desired/alerts/load-alert";

/** GET /alerts/{id} */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofAlert,
  async handle({ services, params: { id } }) {
    return ok(await loadAlert(services, id));
  },
});
