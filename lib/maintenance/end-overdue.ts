import type { MaintenanceDeps } from "./maintenance-deps";

/** What is under way and whose time is over waits from now on for its server. One statement, so that it happens once. */
export async function endOverdue({ database }: Pick<MaintenanceDeps, "database">): Promise<void> {
  await database.prisma.$executeRaw`
    update maintenance set state = 'ending', "overAt" = now(), "nextLookAt" = now(), revision = revision + 1
    where state = 'active' and until <= now()`;
}
