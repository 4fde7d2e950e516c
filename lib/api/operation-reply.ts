import { readOperation } from "@/lib/desired/load-operation";
import type { WebServices } from "@/lib/runtime/web";
import { accepted } from "./reply";

/** 202 with the operation as it is now, wherever a use case asked the worker for something. */
export async function operationReply({ database }: WebServices, operation: { readonly id: string }): Promise<Response> {
  return accepted(await readOperation(database.prisma, operation.id));
}
