import type { z } from "zod";
import { type ProblemDetails, problemDetailsSchema } from "@/lib/api/resources/common";

export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
};

export type CallOptions = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Revised = { readonly revision: number };

/** What the panel refused, as its problem+json says it. */
export class PanelRefusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: ProblemDetails,
    request: string,
  ) {
    const problems = problem.problems.map(({ path, message }) => `\n  ${path.join(".")}: ${message}`);
    super(`${request}: ${status} ${problem.code}: ${problem.detail}${problems.join("")}`);
  }
}

/**
 * One person's session with a panel, over HTTP as the browser has it, or with a token that of a program. Answers are
 * checked against the resource schemas.
 */
export class PanelApi {
  #cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    private readonly token: string | null = null,
  ) {}

  /** For requests that are not calls: pages and event streams. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async setUp(token: string, person: { name: string; email: string; password: string }): Promise<void> {
    await this.#expect("POST", "/api/v1/setup", { body: { token, ...person } });
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.#expect("POST", "/api/v1/session", { body: { email, password } });
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse((await this.#expect("GET", `/api/v1${path}`)).body);
  }

  async post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    return schema.parse((await this.#expect("POST", `/api/v1${path}`, { body })).body);
  }

  async patch<T>(path: string, { revision }: Revised, body: unknown, schema: z.ZodType<T>): Promise<T> {
    const headers = { "if-match": `"rev-${revision}"` };
    return schema.parse((await this.#expect("PATCH", `/api/v1${path}`, { body, headers })).body);
  }

  async delete(path: string, { revision }: Revised): Promise<void> {
    await this.#expect("DELETE", `/api/v1${path}`, { headers: { "if-match": `"rev-${revision}"` } });
  }

  /** Any request, whatever comes back. */
  async call(method: Method, path: string, options: CallOptions = {}): Promise<Reply> {
    const response = await this.#fetch(method, path, options);
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  }

  /** A stream of server-sent events, for as long as nobody aborts it. */
  async events(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.#fetch("GET", path, { signal });
    if (body === null) throw new Error(`GET ${path}: no stream`);
    return body;
  }

  async #fetch(method: Method, path: string, { body, headers, signal }: CallOptions): Promise<Response> {
    const { cookie } = this;
    const response = await fetch(new URL(path, this.origin), {
      method,
      headers: {
        ...(cookie === "" ? {} : { cookie }),
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    this.#keepCookies(response.headers);
    return response;
  }

  async #expect(method: Method, path: string, options: CallOptions = {}): Promise<Reply> {
    const reply = await this.call(method, path, options);
    if (reply.status < 400) return reply;
    const problem = problemDetailsSchema.safeParse(reply.body);
    if (problem.success) throw new PanelRefusal(reply.status, problem.data, `${method} ${path}`);
    throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 500)}`);
  }

  #keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
