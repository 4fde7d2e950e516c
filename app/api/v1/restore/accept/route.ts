import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { acceptRestore } from "@/lib/desired/accept-restore";

/** POST /restore/accept: lets a restored panel write to hosts again. Applies nothing by itself. */
export const POST = route({
  permission: "host.manage",
  async handle({ services, actor }) {
    return ok(await acceptRestore(services, actor));
  },
});
