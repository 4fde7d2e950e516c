import { createHash, randomBytes } from "node:crypto";
import pg from "pg";

/**
 * Makes a new one-time token for the first-run page, or returns undefined when somebody has set the installation up.
 * The token is renewed at each start until then; the database holds its SHA-256 only. (By plain SQL: the supervisor runs
 * before Prisma's client is made.)
 */
export async function offerSetUp(url: string): Promise<string | undefined> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `update installation set "setupTokenHash" = $1 where id = 1 and "setupCompletedAt" is null`,
      [hash],
    );
    return rowCount === 1 ? token : undefined;
  } finally {
    await client.end();
  }
}
