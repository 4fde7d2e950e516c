import { databaseName } from "./database-url.mjs";

/** An error with one of Prisma's codes, which the CLI shows to the person as it is. */
export class UserError extends Error {
  constructor(message, code, meta) {
    super(message);
    this.code = code;
    this.meta = meta;
  }
}

/** Turns the driver's error of a failed connection into the one the native engine would give. */
export function connectionError(error, url) {
  const { username, hostname, port } = new URL(url);
  const database = databaseName(url);
  if (error.code === "3D000") {
    return new UserError(`Database \`${database}\` does not exist`, "P1003", { database_name: database });
  }
  if (error.code === "28P01" || error.code === "28000") {
    const message = `Authentication failed against database server, the provided database credentials for \`${username}\` are not valid.`;
    return new UserError(message, "P1000", { database_user: username });
  }
  const meta = { database_host: hostname, database_port: Number(port || 5432) };
  return new UserError(`Can't reach database server at \`${hostname}:${meta.database_port}\``, "P1001", meta);
}
