import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { migrationAdapter } from "./migration-adapter.mjs";
import { checkConnection, createDatabase, execute } from "./server.mjs";
import { UserError } from "./user-error.mjs";

/** The engine asks for a database of some name even when it is never used, as in comparing two schema files. */
const NO_DATABASE = "postgresql://nobody@127.0.0.1:1/none";

/**
 * The engine as one function per request of the CLI. Reading the schema and connecting wait for the first request that
 * needs them: some commands must work without a server.
 */
export function openEngine({ datamodels, datasource }) {
  const url = datasource.url;
  let opened;

  async function engine() {
    opened ??= open(datamodels, migrationAdapter(url ?? NO_DATABASE, datasource.shadowDatabaseUrl));
    return await opened;
  }

  return {
    async call(method, params) {
      switch (method) {
        case "createDatabase":
          return await createDatabase(params?.datasource?.url ?? url);
        case "dbExecute":
          await execute(params.datasourceType?.url ?? url, params.script);
          return null;
        case "ensureConnectionValidity":
          await checkConnection(url);
          return {};
        case "debugPanic":
          throw new UserError("debugPanic");
      }
      const { wasm } = await engine();
      const own = params === undefined ? undefined : structuredClone(params);
      if (method === "introspect") own.namespaces ??= null;
      return await wasm[method === "getDatabaseVersion" ? "version" : method](own);
    },

    /** The engine knows errors of the driver by number only; this finds the error itself, with its message and code. */
    async explain(error) {
      const { adapter, panic } = await engine();
      if (error instanceof WebAssembly.RuntimeError) return { message: panic.message || error.message, isPanic: true };
      const number = /External error id#(\d+)/.exec(String(error?.message))?.[1];
      const found = number === undefined ? undefined : adapter.errorRegistry.consumeError(Number(number))?.error;
      return { ...(found ?? error), message: (found ?? error)?.message ?? String(error), isPanic: false };
    },
  };
}

async function open(datamodelFiles, adapter) {
  // Where the module leaves the words of a panic before it traps.
  const panic = {
    message: "",
    set_message(text) {
      this.message = text;
    },
  };
  globalThis.PRISMA_WASM_PANIC_REGISTRY = panic;
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const code = readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = datamodelFiles.map((file) => [file, readFileSync(file, "utf8")]);
  const options = { datamodels: datamodels.length === 0 ? undefined : datamodels };
  const wasm = await glue.SchemaEngine.new(options, () => undefined, adapter);
  return { wasm, adapter, panic };
}
