import type { z } from "zod";
import { problemDetailsSchema } from "@/lib/api/resources/common";
import type { Login, Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { PanelFault, PanelUnreachable } from "./panel-fault";

/** One panel, asked in the name of a token. Every answer is checked. */
export type PanelClient = {
  readonly url: string;
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** With a key, sent again it does nothing twice; so it is sent again when the connection breaks. */
  post<T>(path: string, body: object, key: string, schema: z.ZodType<T>): Promise<T>;
  /** Of something with a revision: one that is not the newest is refused, so that nothing is done twice here either. */
  edit<T>(method: "PUT" | "POST", path: string, edit: Edit, schema: z.ZodType<T>): Promise<T>;
};

export type Edit = { readonly body: object; readonly revision: number };

/** So long a panel may be away, as while it is updated. */
const patienceMs = 60_000;
const pauseMs = 1_000;

/** Throws UsageError when nobody has said which panel and who asks. */
export async function openPanel(terminal: Terminal): Promise<PanelClient> {
  const login = await terminal.panel.login();
  if (login === null) throw new UsageError("panel.no_login");
  return panelClient(terminal, login);
}

export function panelClient(terminal: Terminal, { url, token }: Login): PanelClient {
  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = {
      ...{ authorization: `Bearer ${token}`, "accept-language": terminal.locale },
      ...init.headers,
    };
    const target = new URL(`/api/v1${path}`, url);
    try {
      return await terminal.panel.fetch(target, { ...init, headers, signal: terminal.interrupted, redirect: "error" });
    } catch (error) {
      terminal.interrupted.throwIfAborted();
      throw new PanelUnreachable(url, reasonOf(error));
    }
  }

  /** Requests that may be repeated wait for a panel that is away. */
  async function sendPatiently(path: string, init: RequestInit): Promise<Response> {
    for (let waitedMs = 0; ; waitedMs += pauseMs) {
      const last = waitedMs >= patienceMs;
      try {
        const response = await send(path, init);
        if (last || !isAway(response.status)) return response;
      } catch (error) {
        if (last || !(error instanceof PanelUnreachable)) throw error;
      }
      await terminal.sleep(pauseMs);
      terminal.interrupted.throwIfAborted();
    }
  }

  return {
    url,
    get: async (path, schema) => await read(await sendPatiently(path, {}), schema, url),
    post: async (path, body, key, schema) => {
      const headers = { "content-type": "application/json", "idempotency-key": key };
      const response = await sendPatiently(path, { method: "POST", headers, body: JSON.stringify(body) });
      return await read(response, schema, url);
    },
    edit: async (method, path, { body, revision }, schema) => {
      const headers = { "content-type": "application/json", "if-match": `"rev-${revision}"` };
      return await read(await send(path, { method, headers, body: JSON.stringify(body) }), schema, url);
    },
  };
}

async function read<T>(response: Response, schema: z.ZodType<T>, url: string): Promise<T> {
  const body: unknown = await response.json().catch(() => null);
  const problem = problemDetailsSchema.safeParse(body);
  if (!response.ok && problem.success) throw new PanelFault(response.status, problem.data);
  const parsed = schema.safeParse(body);
  if (!response.ok || !parsed.success) throw new PanelUnreachable(url, `HTTP ${response.status}`);
  return parsed.data;
}

/** What a proxy says while nobody is behind it, and the panel while its database starts. */
function isAway(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** fetch itself says no more than that it failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
