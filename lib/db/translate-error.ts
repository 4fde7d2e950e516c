import { z } from "zod";
import { AppError } from "@/lib/model/app-error";
import { Prisma } from "./generated/client";

/**
 * The one place where Prisma's errors become ours. What is not listed is a defect of the program and passes unchanged;
 * the API answers `internal` for it.
 */
export function translateError(error: unknown): unknown {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    switch (error.code) {
      // Unique constraint.
      case "P2002":
        return new AppError("conflict.duplicate", { params: { constraint: violatedConstraint(error) }, cause: error });
      // Foreign key: a row still points at the one to be deleted, or the one pointed at is gone.
      case "P2003":
      case "P2014":
        return new AppError("conflict.in_use", { cause: error });
      // Record to update or delete not found.
      case "P2025":
        return new AppError("not_found", { cause: error });
      // Server unreachable, timed out, closed the connection, too many connections, no connection free in time.
      case "P1001":
      case "P1002":
      case "P1008":
      case "P1017":
      case "P2024":
      // A transaction that could not begin in time, or took too long: it is rolled back.
      case "P2028":
      case "P2037":
        return new AppError("database.unavailable", { cause: error });
    }
  }
  if (error instanceof Prisma.PrismaClientInitializationError || isConnectionFault(error)) {
    return new AppError("database.unavailable", { cause: error });
  }
  return error;
}

/** adapter-pg reports the name of the violated index, as in `host_address_port_key`. */
function violatedConstraint(error: Prisma.PrismaClientKnownRequestError): string {
  const meta = metaSchema.safeParse(error.meta);
  return meta.success ? meta.data.driverAdapterError.cause.constraint.index : "";
}

const metaSchema = z.object({
  driverAdapterError: z.object({ cause: z.object({ constraint: z.object({ index: z.string() }) }) }),
});

/** What node-postgres says when no connection of its pool came free in time; it has no code (pg-pool, index.js). */
const poolExhausted = "timeout exceeded when trying to connect";

function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!("code" in error)) return error.message === poolExhausted;
  return ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "57P01", "57P03"].includes(String(error.code));
}
