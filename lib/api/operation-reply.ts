import { readOperation } from "@/lib/desired/load-operation";
import { accepted } from "./reply";
import type { Services } from "./route";

/** 202 with the operation as it is now, wherever a use case asked the worker for something. */
export async function operationReply({ database }: Services, operation: { readonly id: string }): Promise<Response> {
  return accepted(await readOperation(database.prisma, operation.id));
}
