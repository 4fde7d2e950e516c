import { checkConnection, createDatabase, dropDatabase } from "./server.mjs";

const COMMANDS = {
  "can-connect-to-database": checkConnection,
  "create-database": createDatabase,
  "drop-database": dropDatabase,
};

/** `schema-engine cli …`: does one thing and returns the exit code. */
export async function runCommand(name, url) {
  // The CLI passes over the first line of standard error and wants JSON on every other one.
  log("INFO", { message: "started" });
  try {
    await COMMANDS[name]?.(url);
    return 0;
  } catch (error) {
    log("ERROR", {
      message: error.message,
      error_code: error.code ?? "P1000",
      is_panic: false,
      meta: error.meta ?? {},
    });
    return 1;
  }
}

function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
