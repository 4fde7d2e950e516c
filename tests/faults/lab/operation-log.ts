import { z } from "zod";
import type { PanelApi } from "@/tests/support/panel/panel-api";
import { readEvents } from "./read-events";

const lineSchema = z.object({ message: z.object({ code: z.string() }) });

/** Codes of the lines in the log of an operation that has ended, in their order. */
export async function operationLog(api: PanelApi, { id }: { readonly id: string }): Promise<string[]> {
  const stream = await api.events(`/api/v1/operations/${id}/events`, AbortSignal.timeout(10_000));
  const codes: string[] = [];
  for await (const { event, data } of readEvents(stream)) {
    if (event === "log") codes.push(lineSchema.parse(data).message.code);
  }
  return codes;
}
