import type { Database } from "@/lib/db/database";

/** A message takes a few seconds at most; when its worker dies, another sends what waits then. */
const claimSec = 30;

/** The channels that have something to say and may say it now. Whoever claims one is alone with it. */
export async function claimChannels({ prisma }: Database): Promise<string[]> {
  const claimed = await prisma.$queryRaw<{ id: string }[]>`
    update channel set "claimedUntil" = now() + make_interval(secs => ${claimSec})
    where enabled and ("claimedUntil" is null or "claimedUntil" <= now())
      and ("nextMessageAt" is null or "nextMessageAt" <= now())
      and exists (
        select from delivery
        where delivery."channelId" = channel.id and delivery.state = 'waiting' and delivery."nextTryAt" <= now()
      )
    returning id`;
  return claimed.map(({ id }) => id);
}
