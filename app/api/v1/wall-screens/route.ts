import { createScreen } from "@/lib/access/wall/create-screen";
import { limitTyping } from "@/lib/access/wall/limit-typing";
import { listScreens } from "@/lib/access/wall/list-screens";
import { created, okPage } from "@/lib/api/reply";
import { createWallScreenSchema } from "@/lib/api/resources/wall";
import { route } from "@/lib/api/route";

/** GET /wall-screens */
export const GET = route({
  permission: "wall.manage",
  async handle({ services }) {
    return okPage({ items: await listScreens(services), next: null });
  },
});

/** POST /wall-screens: by the code that a screen shows, or with a link that is in this answer only. */
export const POST = route({
  permission: "wall.manage",
  body: createWallScreenSchema,
  async handle({ services, actor, body }) {
    if (body.code !== undefined) await limitTyping(services, actor);
    const screen = await createScreen(services, actor, body);
    return created(`/api/v1/wall-screens/${screen.id}`, screen);
  },
});
