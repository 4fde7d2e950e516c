import pg from "pg";
import { databaseName, splitUrl, withDatabase } from "./database-url.mjs";
import { connectionError, UserError } from "./user-error.mjs";

/** One statement, or a script, on a session of its own. */
export async function execute(url, sql) {
  const client = new pg.Client({ connectionString: splitUrl(url).connectionString });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

export async function checkConnection(url) {
  try {
    await execute(url, "select 1");
  } catch (error) {
    throw connectionError(error, url);
  }
}

export async function createDatabase(url) {
  const name = databaseName(url);
  try {
    await execute(withDatabase(url, "postgres"), `create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if (error.code !== "42P04") throw error;
    throw new UserError(`Database \`${name}\` already exists`, "P1009", { database_name: name });
  }
  return { databaseName: name };
}

export async function dropDatabase(url) {
  const name = pg.escapeIdentifier(databaseName(url));
  await execute(withDatabase(url, "postgres"), `drop database if exists ${name} with (force)`);
}
