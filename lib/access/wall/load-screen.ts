import type { WallScreenResource } from "@/lib/api/resources/wall";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { presentScreen } from "./present-screen";

/** One screen. Throws `not_found`. */
export async function loadScreen(
  { database }: { readonly database: Database },
  id: string,
): Promise<WallScreenResource> {
  const row = await database.prisma.wallScreen.findUnique({ where: { id } });
  if (row === null) throw new AppError("not_found");
  return presentScreen(row);
}
