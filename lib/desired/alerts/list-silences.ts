import type { SilenceResource } from "@/lib/api/resources/alert";
import type { DesiredDeps } from "../deps";
import { presentSilence } from "./present-silence";

/** Those that hold now, the one that ends last first. */
export async function listSilences({ database: { prisma } }: DesiredDeps): Promise<SilenceResource[]> {
  const rows = await prisma.silence.findMany({
    where: { until: { gt: new Date() }, endedAt: null },
    orderBy: { until: "desc" },
  });
  return rows.map(presentSilence);
}
