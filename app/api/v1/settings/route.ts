import { loadSettings } from "@/lib/api/load-settings";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";

/** GET /settings: the worker's public key, the workers, the versions. */
export const GET = route({
  permission: "settings.read",
  async handle({ services }) {
    return ok(await loadSettings(services));
  },
});
