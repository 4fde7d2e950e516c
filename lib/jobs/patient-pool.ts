import pg from "pg";

type ConnectCallback = Parameters<InstanceType<typeof pg.Pool>["connect"]>[0];

/**
 * The pool graphile-worker runs on. The library writes down the end of a job without waiting for the answer, and
 * repeats the attempt only for a few error codes; a connection lost at that moment is not among them and would end the
 * process as an unhandled rejection (with batching, its other mode, a failed write makes its shutdown hang). Here a
 * lost connection carries the code of a serialization failure, which it repeats within 50 ms, up to 100 times.
 *
 * A repetition may come when the pool has been closed, and again nobody waits for its answer: it gets none. The end of
 * that job is not written, so the job is run once more, which handlers bear.
 */
export class PatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (callback !== undefined) {
      super.connect(callback);
      return undefined;
    }
    if (this.ending) return new Promise(() => undefined);
    return super.connect().then(patient, repeatable);
  }
}

function patient(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(member, target, args);
        return key === "query" && result instanceof Promise ? result.catch(repeatable) : result;
      };
    },
  });
}

const LOST_CONNECTION = new Set(["57P01", "57P02", "57P03", "08003", "08006", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);

function repeatable(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  const code = "code" in error ? String(error.code) : "";
  // pg has no code for a connection that ends while a query waits.
  const lost = LOST_CONNECTION.has(code) || error.message.startsWith("Connection terminated");
  throw lost ? Object.assign(new Error(error.message, { cause: error }), { code: "40001" }) : error;
}
