import { Prisma } from "./generated/client";

/** A value for a nullable jsonb column: null becomes SQL NULL, never the JSON word null. */
export function jsonColumn<T extends Prisma.InputJsonValue>(value: T | null): T | typeof Prisma.DbNull {
  return value ?? Prisma.DbNull;
}
