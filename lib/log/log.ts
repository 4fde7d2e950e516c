import pino from "pino";

/** What the rest of the program knows of logging: facts as fields, and one sentence in plain words. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  /** `fields.err` is written with its stack and its chain of causes. */
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** Field names that may hold a secret by mistake; their values never reach the log. */
const SECRET_FIELDS = [
  "password",
  "passphrase",
  "privateKey",
  "secret",
  "token",
  "authorization",
  "cookie",
  "sealed",
  "url",
];

/** Lines of JSON on standard output, one an event, stamped with the name of the process part (`web`, `worker`, …). */
export function createLog(part: string, level: string, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.errWithCause },
    redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[hidden]" },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
