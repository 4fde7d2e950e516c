import { randomBytes } from "node:crypto";

/**
 * A UUID of version 7 (RFC 9562, 5.7) for a row that is written without Prisma's models, as those make theirs: ids of later
 * milliseconds sort after earlier ones. PostgreSQL makes them itself from 18 on only.
 */
export function newId(nowMs: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
