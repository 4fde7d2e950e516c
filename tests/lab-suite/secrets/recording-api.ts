import { type CallOptions, PanelApi, type Reply } from "@/tests/support/panel/panel-api";
import type { Sighting } from "./secret";

/** A session that keeps every answer it was given, headers included. */
export class RecordingApi extends PanelApi {
  readonly answers: Sighting[] = [];
  #cookie = "";

  /** For requests that are not calls: pages and event streams. */
  get cookie(): string {
    return this.#cookie;
  }

  override async call(
    method: Parameters<PanelApi["call"]>[0],
    path: string,
    options: CallOptions = {},
  ): Promise<Reply> {
    const reply = await super.call(method, path, options);
    const body = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
    const headers = [...reply.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    this.answers.push({ place: `the answer ${reply.status} to ${method} ${path}`, text: `${headers}\n${body}` });
    const cookies = reply.headers.getSetCookie().map((line) => line.split(";")[0]);
    if (cookies.length > 0) this.#cookie = cookies.join("; ");
    return reply;
  }
}
