import type { WallScreenResource } from "@/lib/api/resources/wall";
import type { Database } from "@/lib/db/database";
import { presentScreen } from "./present-screen";

/** Every screen, the newest first; those that were revoked stay, so that people can see that they are. */
export async function listScreens({ database }: { readonly database: Database }): Promise<WallScreenResource[]> {
  const rows = await database.prisma.wallScreen.findMany({ orderBy: { id: "desc" } });
  return rows.map(presentScreen);
}
