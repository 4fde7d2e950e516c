import { limitTyping } from "@/lib/access/wall/limit-typing";
import { pairScreen } from "@/lib/access/wall/pair-screen";
import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { pairWallScreenSchema } from "@/lib/api/resources/wall";
import { route } from "@/lib/api/route";

/** POST /wall-screens/{id}/pair: another device shows it from now on, the one that shows this code. */
export const POST = route({
  permission: "wall.manage",
  params: idParams,
  body: pairWallScreenSchema,
  async handle({ services, actor, params: { id }, body: { code } }) {
    await limitTyping(services, actor);
    return ok(await pairScreen(services, actor, id, code));
  },
});
