import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { loadRestore } from "@/lib/desired/load-restore";

/** GET /restore: whether the panel only observes since it was restored, and how clusters compare with their hosts. */
export const GET = route({
  permission: "settings.read",
  async handle({ services }) {
    return ok(await loadRestore(services));
  },
});
