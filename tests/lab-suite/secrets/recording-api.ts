import { type CallOptions, PanelApi, type Reply } from "@/tests/support/panel/panel-api";
import type { Sighting } from "./secret";

/** A session that keeps every answer it was given, headers included. */
export class RecordingApi extends PanelApi {
  readonly answers: Sighting[] = [];

  override async call(
    method: Parameters<PanelApi["call"]>[0],
    path: string,
    options: CallOptions = {},
  ): Promise<Reply> {
    const reply = await super.call(method, path, options);
    const body = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
    const headers = [...reply.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    this.answers.push({ place: `the answer ${reply.status} to ${method} ${path}`, text: `${headers}\n${body}` });
    return reply;
  }
}
