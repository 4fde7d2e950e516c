import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { splitUrl, withDatabase } from "./database-url.mjs";
import { execute } from "./server.mjs";

/**
 * The driver through which the WASM engine reaches Postgres. adapter-pg 7.10 is made for queries; for migrations it
 * lacks four things, which are put right here:
 * - it cannot read columns of type "char", of which the catalogue is full;
 * - it splits scripts at every semicolon, also inside $$ and strings;
 * - with a connection string its shadow database is the main database;
 * - its pool gives each statement another session, while an advisory lock belongs to one.
 */
export function migrationAdapter(url, shadowDatabaseUrl) {
  return bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    connectToShadowDb: () => (shadowDatabaseUrl === undefined ? connectToNewDatabase(url) : connect(shadowDatabaseUrl)),
  });
}

async function connect(url) {
  const { connectionString, schema } = splitUrl(url);
  const searchPath = schema === undefined ? {} : { options: `-c search_path=${schema}` };
  const factory = new PrismaPg({ connectionString, max: 1, ...searchPath }, { schema });
  return mend(await factory.connect());
}

/** The shadow database: empty, of its own name, and gone when the engine is done with it. */
async function connectToNewDatabase(url) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  const identifier = pg.escapeIdentifier(name);
  await execute(url, `create database ${identifier}`);
  const adapter = await connect(withDatabase(url, name));
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await execute(url, `drop database if exists ${identifier} with (force)`);
  };
  return adapter;
}

/** Type numbers of the catalogue, and the column type by which the engine knows a single character. */
const OID_CHAR = 18;
const OID_BPCHAR = 1042;
const COLUMN_TYPE_CHARACTER = 6;

function mend(adapter) {
  const { performIO, queryRaw, startTransaction } = adapter;
  let isChar = [];

  adapter.performIO = async (query) => {
    const result = await performIO.call(adapter, query);
    isChar = result.fields.map((field) => field.dataTypeID === OID_CHAR);
    const fields = result.fields.map((field, index) => (isChar[index] ? { ...field, dataTypeID: OID_BPCHAR } : field));
    return { fields, rows: result.rows, rowCount: result.rowCount };
  };

  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query);
    result.columnTypes = result.columnTypes.map((type, index) => (isChar[index] ? COLUMN_TYPE_CHARACTER : type));
    return result;
  };

  // One message of the simple protocol: Postgres runs it in one implicit transaction.
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };

  if (startTransaction !== undefined) {
    adapter.startTransaction = async (...args) => mend(await startTransaction.apply(adapter, args));
  }
  return adapter;
}
