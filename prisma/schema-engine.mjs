#!/usr/bin/env -S node --no-warnings
// Prisma "schema-engine" replacement: same JSON-RPC over stdio, WASM engine from npm + @prisma/adapter-pg.
import fs from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

const require = createRequire(import.meta.url);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean" },
  },
});
if (values.version) {
  console.log("schema-engine-wasm-shim");
  process.exit(0);
}
const ds = values.datasource ? JSON.parse(values.datasource) : {};
const url = ds.url;

// adapter-pg understands only the pg url; Prisma's ?schema= is a separate option
function split(u) {
  const x = new URL(u);
  const schema = x.searchParams.get("schema") ?? undefined;
  for (const k of ["schema", "connection_limit", "pgbouncer", "pool_timeout"]) x.searchParams.delete(k);
  return { connectionString: x.toString(), schema };
}
function adminUrl(u, db = "postgres") {
  const x = new URL(split(u).connectionString);
  x.pathname = "/" + db;
  return x.toString();
}
const dbName = (u) => decodeURIComponent(new URL(u).pathname.slice(1)) || "postgres";
async function withClient(cs, fn) {
  const c = new pg.Client({ connectionString: cs });
  await c.connect();
  try {
    return await fn(c);
  } finally {
    await c.end();
  }
}

class UserError extends Error {
  constructor(message, code, meta) {
    super(message);
    this.code = code;
    this.meta = meta;
  }
}
async function createDatabase(u) {
  await withClient(adminUrl(u), (c) => c.query(`CREATE DATABASE ${pg.escapeIdentifier(dbName(u))}`)).catch((e) => {
    if (e.code === "42P04")
      throw new UserError(`Database \`${dbName(u)}\` already exists`, "P1009", { database_name: dbName(u) });
    throw e;
  });
  return { databaseName: dbName(u) };
}
function connErr(e, u) {
  const x = new URL(u);
  if (e.code === "3D000")
    return new UserError(`Database \`${dbName(u)}\` does not exist`, "P1003", { database_name: dbName(u) });
  if (e.code === "28P01" || e.code === "28000")
    return new UserError(
      `Authentication failed against database server, the provided database credentials for \`${x.username}\` are not valid.`,
      "P1000",
      { database_user: x.username },
    );
  return new UserError(`Can't reach database server at \`${x.hostname}:${x.port || 5432}\``, "P1001", {
    database_host: x.hostname,
    database_port: Number(x.port || 5432),
  });
}

// -------- `cli` sub commands (connection check / create / drop database)
if (positionals[0] === "cli") {
  // the CLI drops the first stderr line and wants JSON on every other one
  const log = (level, fields) =>
    console.error(
      JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" }),
    );
  log("INFO", { message: "Starting schema engine shim" });
  try {
    if (positionals[1] === "can-connect-to-database")
      await withClient(split(url).connectionString, (c) => c.query("SELECT 1")).catch((e) => {
        throw connErr(e, url);
      });
    else if (positionals[1] === "create-database") await createDatabase(url);
    else if (positionals[1] === "drop-database")
      await withClient(adminUrl(url), (c) =>
        c.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(dbName(url))} WITH (FORCE)`),
      );
    process.exitCode = 0;
  } catch (e) {
    log("ERROR", { message: e.message, error_code: e.code ?? "P1000", is_panic: false, meta: e.meta ?? {} });
    process.exitCode = 1;
  }
  process.exit();
}

// -------- WASM engine
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: "",
  set_message(m) {
    this.message = m;
  },
};
const dir = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/schema_engine_bg\.js$/, "");
const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
const { instance } = await WebAssembly.instantiate(fs.readFileSync(dir + "schema_engine_bg.wasm"), {
  "./schema_engine_bg.js": glue,
});
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

// adapter-pg 7.10.1 is not fit for migrations as it is: it cannot read "char" (oid 18) from the catalog,
// splits scripts at every ";" (breaks $$..$$ and strings) and its shadow database is the MAIN database when
// a connectionString is given. So: one connection, own executeScript, own shadow database.
const CHAR = 18,
  CHARACTER = 6 /* ColumnTypeEnum.Character */,
  BPCHAR = 1042;
function patch(a) {
  const performIO = a.performIO,
    queryRaw = a.queryRaw,
    startTransaction = a.startTransaction;
  a.performIO = async function (q) {
    const r = await performIO.call(this, q);
    this.chars = r.fields.map((f) => f.dataTypeID === CHAR);
    return {
      fields: r.fields.map((f) => (f.dataTypeID === CHAR ? { ...f, dataTypeID: BPCHAR } : f)),
      rows: r.rows,
      rowCount: r.rowCount,
    };
  };
  a.queryRaw = async function (q) {
    const r = await queryRaw.call(this, q);
    const chars = this.chars;
    r.columnTypes = r.columnTypes.map((t, i) => (chars[i] ? CHARACTER : t));
    return r;
  };
  if (startTransaction)
    a.startTransaction = async function (...x) {
      return patch(await startTransaction.apply(this, x));
    };
  a.executeScript = async function (script) {
    // one simple-protocol message: PostgreSQL runs it in one implicit transaction
    try {
      await this.client.query(script);
    } catch (e) {
      this.onError(e);
    }
  };
  return a;
}
async function connect(u) {
  const { connectionString, schema } = split(u);
  const f = new PrismaPg(
    { connectionString, max: 1, ...(schema && { options: `-c search_path=${schema}` }) },
    { schema },
  );
  return patch(await f.connect());
}
let adapter;
function factory(u = "postgresql://nobody@127.0.0.1:1/none") {
  return bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(u),
    async connectToShadowDb() {
      if (ds.shadowDatabaseUrl) return connect(ds.shadowDatabaseUrl);
      const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
      const admin = split(u).connectionString;
      await withClient(admin, (c) => c.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
      const x = new URL(u);
      x.pathname = "/" + name;
      const a = await connect(x.toString()),
        dispose = a.dispose.bind(a);
      a.dispose = async () => {
        await dispose();
        await withClient(admin, (c) => c.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`));
      };
      return a;
    },
  });
}
let engine;
async function getEngine() {
  if (engine) return engine;
  const datamodels = (values.datamodels ?? []).map((p) => [p, fs.readFileSync(p, "utf8")]);
  adapter = factory(url);
  engine = await glue.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    (l) => process.env.DEBUG && console.error(l),
    adapter,
  );
  return engine;
}
const alias = { getDatabaseVersion: "version" };
async function call(method, params) {
  if (method === "createDatabase") return createDatabase(params?.datasource?.url ?? url);
  if (method === "dbExecute") {
    await withClient(split(params.datasourceType?.url ?? url).connectionString, (c) => c.query(params.script));
    return null;
  }
  if (method === "ensureConnectionValidity") {
    await withClient(split(url).connectionString, (c) => c.query("SELECT 1")).catch((e) => {
      throw connErr(e, url);
    });
    return {};
  }
  if (method === "debugPanic") throw new UserError("debugPanic", undefined);
  const e = await getEngine();
  const p = params && structuredClone(params);
  if (method === "introspect" && p.namespaces === undefined) p.namespaces = null;
  if (method === "diff") {
    const r = await e.diff(p);
    return r;
  }
  const r = await e[alias[method] ?? method](p);
  return r === undefined ? null : r;
}

const out = (o) => process.stdout.write(JSON.stringify(o) + "\n");
let nextPrint = 1e6;
const rl = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
let queue = Promise.resolve(),
  closed = false;
rl.on("line", (line) => {
  if (!line.trim()) return;
  const m = JSON.parse(line);
  if (!m.method) return;
  queue = queue.then(async () => {
    try {
      let result = await call(m.method, m.params);
      if (m.method === "diff") {
        if (result.stdout)
          out({ jsonrpc: "2.0", id: nextPrint++, method: "print", params: { content: result.stdout } });
        result = { exitCode: result.exitCode };
      }
      out({ jsonrpc: "2.0", id: m.id, result: result ?? null });
    } catch (err) {
      const panic = err instanceof WebAssembly.RuntimeError;
      const ext = /External error id#(\d+)/.exec(String(err?.message));
      if (ext) err = adapter?.errorRegistry.consumeError(Number(ext[1]))?.error ?? err;
      const message = panic
        ? globalThis.PRISMA_WASM_PANIC_REGISTRY.message || err.message
        : (err?.message ?? String(err));
      if (process.env.DEBUG) console.error(err);
      out({
        jsonrpc: "2.0",
        id: m.id,
        error: {
          code: 4466,
          message: "An error happened. Check the data field for details.",
          data: { is_panic: panic, message, error_code: err?.code, meta: err?.meta ?? null },
        },
      });
    }
  });
});
rl.on("close", () => {
  queue.finally(() => process.exit(0));
});
