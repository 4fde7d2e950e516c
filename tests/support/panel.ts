import { createHash, randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import pino from "pino";
import { createAuth } from "@/lib/access/auth";
import { createAccount } from "@/lib/access/create-account";
import type { Role } from "@/lib/access/model";
import { parseEnv } from "@/lib/config/env";
import type { Database } from "@/lib/db/database";
import type { Host } from "@/lib/db/generated/client";
import { openHistory } from "@/lib/history/history-store";
import type { WebServices } from "@/lib/runtime/web";
import { createTestDatabase } from "./database";
import { loadRoutes, type Method, matchRoute } from "./routes";

export const origin = "http://127.0.0.1:3000";

type CallOptions = {
  /** Whose session; left out = not signed in. */
  readonly as?: Role | { readonly cookie: string };
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The If-Match header for this revision. */
  readonly revision?: number;
  readonly signal?: AbortSignal;
};

/** An answer with its JSON body. `body` is what a client would see; tests assert on its fields. */
// biome-ignore lint/suspicious/noExplicitAny: a client of the API knows no types either.
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: any; readonly text: string };

/** The web half of a panel in this process: real route handlers, real Postgres, one person of each role. */
export type Panel = {
  readonly database: Database;
  readonly services: WebServices;
  /** Every line the panel logged, as text. */
  readonly log: string[];
  call(method: Method, path: string, options?: CallOptions): Promise<Answer>;
  /** As `call`, with the body unread. */
  fetch(method: Method, path: string, options?: CallOptions): Promise<Response>;
  signIn(email: string, password: string, headers?: Record<string, string>): Promise<Answer>;
  personId(role: Role): string;
  addHost(name: string, changes?: Partial<Host>): Promise<Host>;
  close(): Promise<void>;
};

export const password = "correct horse battery";

export async function startPanel(): Promise<Panel> {
  const { database, close } = await createTestDatabase();
  const log: string[] = [];
  const services: WebServices = {
    env: parseEnv({ SIGNALBOX_PUBLIC_URL: origin }),
    log: pino({ level: "trace" }, { write: (line: string) => log.push(line) }),
    database,
    auth: createAuth({ prisma: database.prisma, secret: "a secret of thirty-two characters", publicUrl: origin }),
    history: openHistory(database),
    liveHub: () => Promise.reject(new Error("no live hub in this panel")),
    close: async () => undefined,
  };
  globalThis.signalboxWebServices = services;
  const routes = await loadRoutes();
  const { publicKey } = await generateKeyPair("ECDH-ES", { crv: "X25519", extractable: true });
  await database.prisma.installation.update({
    where: { id: 1 },
    data: { sealingPublicKey: { ...(await exportJWK(publicKey)) }, setupCompletedAt: new Date() },
  });

  const cookies = new Map<Role, string>();
  const ids = new Map<Role, string>();

  function headersOf({ as, body, headers, revision }: CallOptions, method: Method): Headers {
    const all = new Headers({ host: "127.0.0.1:3000", "x-signalbox-client-ip": "192.0.2.10" });
    if (method !== "GET") all.set("origin", origin);
    if (body !== undefined) all.set("content-type", "application/json");
    if (as !== undefined) all.set("cookie", typeof as === "string" ? (cookies.get(as) ?? "") : as.cookie);
    if (revision !== undefined) all.set("if-match", `"rev-${revision}"`);
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value === "") all.delete(name);
      else all.set(name, value);
    }
    return all;
  }

  async function send(method: Method, path: string, options: CallOptions = {}): Promise<Response> {
    const url = new URL(path, origin);
    const match = matchRoute(routes, url.pathname);
    const handler = match?.route.handlers[method];
    if (match === null || handler === undefined) throw new Error(`no route for ${method} ${path}`);
    const { body, signal } = options;
    const request = new Request(url, {
      method,
      headers: headersOf(options, method),
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    });
    return await handler(request, { params: Promise.resolve(match.params) });
  }

  async function call(method: Method, path: string, options?: CallOptions): Promise<Answer> {
    const response = await send(method, path, options);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text === "" ? null : JSON.parse(text) };
  }

  function signIn(email: string, typed: string, headers: Record<string, string> = {}): Promise<Answer> {
    return call("POST", "/api/v1/session", { body: { email, password: typed }, headers });
  }

  // One hash serves all: scrypt is slow on purpose.
  const { hashPassword } = await import("better-auth/crypto");
  const passwordHash = await hashPassword(password);
  for (const role of ["viewer", "operator", "admin"] as const) {
    const user = await createAccount(database.prisma, { name: role, email: `${role}@example.org`, role, passwordHash });
    ids.set(role, user.id);
    const answer = await signIn(user.email, password);
    if (answer.status !== 200) throw new Error(`sign-in failed: ${answer.text}`);
    cookies.set(role, cookieOf(answer));
  }

  return {
    database,
    services,
    log,
    call,
    fetch: send,
    signIn,
    personId: (role) => ids.get(role) ?? "",
    async addHost(name, changes) {
      const address = `host-${createHash("sha256").update(name).digest("hex").slice(0, 12)}.example.org`;
      return await database.prisma.host.create({
        data: { id: randomUUID(), name, address, username: "root", privilege: "root", ...hostColumns(changes) },
      });
    },
    async close() {
      globalThis.signalboxWebServices = undefined;
      await close();
    },
  };
}

/** The Cookie header a browser would send after this answer. */
export function cookieOf(answer: Answer): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}

function hostColumns(changes: Partial<Host> = {}) {
  const { offeredHostKey, connectionProblem: _, facts: __, ...columns } = changes;
  return { ...columns, ...(offeredHostKey != null && { offeredHostKey }) };
}
