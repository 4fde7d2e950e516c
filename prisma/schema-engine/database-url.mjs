/** Parameters that Prisma puts into a URL and the pg driver does not know. */
const PRISMA_PARAMETERS = ["schema", "connection_limit", "pgbouncer", "pool_timeout"];

/** What the driver understands of a Prisma URL, and the schema that Prisma names in it. */
export function splitUrl(url) {
  const plain = new URL(url);
  const schema = plain.searchParams.get("schema") ?? undefined;
  for (const name of PRISMA_PARAMETERS) plain.searchParams.delete(name);
  return { connectionString: plain.toString(), schema };
}

export function databaseName(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";
}

/** The same server, another database. */
export function withDatabase(url, name) {
  const other = new URL(splitUrl(url).connectionString);
  other.pathname = `/${name}`;
  return other.toString();
}
