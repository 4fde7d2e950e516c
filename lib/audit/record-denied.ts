import { countEvent } from "@/lib/access/count-event";
import type { Actor } from "@/lib/access/model";
import type { Database } from "@/lib/db/database";
import { recordAudit } from "./record-audit";

/** The first refusals of a kind in a window are written down; a script that knocks all day does not fill the trail. */
const windowSec = 10 * 60;
const entriesPerWindow = 5;

/** Notes that `actor` asked for something their role does not allow. */
export async function recordDenied(
  database: Database,
  actor: Actor,
  request: { readonly method: string; readonly route: string; readonly permission: string },
): Promise<void> {
  const who = actor.kind === "person" ? actor.id : actor.name;
  const { count } = await countEvent(database.prisma, `denied:${who}:${request.permission}`, windowSec);
  if (count > entriesPerWindow) return;
  await recordAudit(database.prisma, actor, {
    action: "access.denied",
    objectType: "route",
    objectName: `${request.method} ${request.route}`,
    outcome: "denied",
    after: { permission: request.permission },
  });
}
