import { PrismaPg } from "@prisma/adapter-pg";
import type { Channel, Database, Tx } from "./database";
import { PrismaClient } from "./generated/client";
import { NoticeSession } from "./notice-session";
import { statementName } from "./prepared";
import { translateError } from "./translate-error";

export type DatabaseOptions = {
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** How long a query may wait for a connection, and a transaction for its begin. */
  readonly waitMs?: number;
};

/**
 * Opens the database behind `url`. Nothing connects before the first query, so a server that is away, or busy for longer
 * than `waitMs`, makes queries fail with `database.unavailable` and never the process. `close` ends the pool and the
 * listening session.
 */
export function createDatabase(
  url: string,
  { poolSize = 10, applicationName = "signalbox", waitMs = 10_000 }: DatabaseOptions = {},
): Database {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      application_name: applicationName,
      max: poolSize,
      connectionTimeoutMillis: waitMs,
      keepAlive: true,
    },
    // An idle connection that breaks is replaced by the pool; the query that needs one reports what is wrong.
    { statementNameGenerator: statementName, onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: waitMs, timeout: 15_000 } });
  const prisma = translatingErrors(client);
  const session = new NoticeSession(url);
  return {
    prisma,
    async transaction(work) {
      try {
        return await prisma.$transaction(work);
      } catch (error) {
        throw translateError(error);
      }
    },
    async notify(tx: Tx, channel: Channel, payload: string) {
      await tx.$executeRaw`select pg_notify(${channel}, ${payload})`;
    },
    listen: (channel, onNotice, onGap) => session.add(channel, { onNotice, onGap }),
    async close() {
      await session.close();
      await client.$disconnect();
    },
  };
}

function translatingErrors(client: PrismaClient): PrismaClient {
  const extended: unknown = client.$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args);
        } catch (error) {
          throw translateError(error);
        }
      },
    },
  });
  // The hook changes no argument and no result, but Prisma types every extended client apart from PrismaClient.
  return extended as PrismaClient;
}
