#!/usr/bin/env -S node --no-warnings
// Stands in for Prisma's native schema engine, which has to be downloaded and of which the npm registry holds only the
// WASM build: the CLI talks JSON-RPC to it over standard input and output and does not notice. Used by the Prisma CLI
// only (prisma.config.ts names it); starts of Signalbox migrate with lib/db/migrate-database.ts. Why: docs/decisions/0003.
import { parseArgs } from "node:util";
import { runCommand } from "./schema-engine/command.mjs";
import { openEngine } from "./schema-engine/engine.mjs";
import { serve } from "./schema-engine/rpc.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  // The CLI may pass options that only the native engine knows.
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    version: { type: "boolean" },
  },
});
const datasource = typeof values.datasource === "string" ? JSON.parse(values.datasource) : {};

if (values.version === true) process.stdout.write("schema-engine of Signalbox, on WASM\n");
else if (positionals[0] === "cli") process.exitCode = await runCommand(positionals[1], datasource.url);
else await serve(openEngine({ datamodels: values.datamodels ?? [], datasource }));
