import readline from "node:readline";

/** Error code by which the native engine answers; the CLI reads `data`. */
const ENGINE_ERROR = 4466;

/** Answers requests, one line of JSON each, in their order, until standard input ends. */
export async function serve(engine) {
  const lines = readline.createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim() === "") continue;
    const request = JSON.parse(line);
    if (request.method !== undefined) await answer(engine, request);
  }
  // The engine's connection would keep the process alive.
  process.exit();
}

async function answer(engine, { id, method, params }) {
  try {
    const result = await engine.call(method, params);
    if (method === "diff") {
      if (result.stdout) send({ id: nextId(), method: "print", params: { content: result.stdout } });
      send({ id, result: { exitCode: result.exitCode } });
    } else {
      send({ id, result: result ?? null });
    }
  } catch (error) {
    const { message, code, meta, isPanic } = await engine.explain(error).catch(() => error);
    const data = { is_panic: isPanic ?? false, message, error_code: code, meta: meta ?? null };
    send({ id, error: { code: ENGINE_ERROR, message: "An error happened. Check the data field for details.", data } });
  }
}

/** Numbers of our own requests to the CLI, far from the ones it gives to its own. */
let lastId = 1_000_000;
function nextId() {
  lastId += 1;
  return lastId;
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}
