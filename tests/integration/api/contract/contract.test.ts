import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import { statusOf } from "@/lib/api/status-of";
import { type Answer, cookieOf, type Panel, password, startPanel } from "@/tests/support/panel";
import { alertExamples } from "./alert-examples";
import { changeExamples } from "./change-examples";
import { clusterExamples } from "./cluster-examples";
import { type DocumentedOperation, documented, faultsOf, fieldsOf } from "./document";
import type { Ask } from "./example";
import { installationExamples } from "./installation-examples";
import { maintenanceExamples } from "./maintenance-examples";
import { runExamples } from "./run-examples";
import { createScene, type Scene } from "./scene";
import { wallExamples } from "./wall-examples";

// Every operation of the recorded OpenAPI document, asked of the real routes and a real database.
const examples = {
  ...clusterExamples,
  ...changeExamples,
  ...maintenanceExamples,
  ...alertExamples,
  ...runExamples,
  ...installationExamples,
  ...wallExamples,
};
const writing = documented.filter(({ requestBody }) => requestBody !== undefined);

let panel: Panel;
let scene: Scene;
const sessions = new Map<Role, Record<string, string>>();
const asks = new Map<string, Ask>();
beforeAll(async () => {
  panel = await startPanel();
  scene = createScene(panel);
  const visitor = { name: "visitor", email: "visitor@example.org", role: "viewer", password };
  await panel.call("POST", "/api/v1/people", { as: "admin", body: visitor });
});
afterAll(() => panel.close());

test("every operation of the document has an example, and no example is of another", () => {
  expect(Object.keys(examples).sort()).toEqual(documented.map(({ name }) => name).sort());
});

describe("every operation", () => {
  test.each(documented)("$name answers a right request as the document says", async (operation) => {
    const ask = await exampleOf(operation);
    const { status, body, text } = await send(operation, ask);
    const [first = ""] = Object.keys(operation.responses).filter((each) => each.startsWith("2"));
    expect(status, text).toBe(ask.status ?? Number(first));
    expect(faultsOf(operation, status, body)).toEqual([]);
  });

  test.each(documented.filter((each) => each["x-permission"] !== "anyone"))(
    "$name is refused without a session, with a token that is none, and without the right to it",
    async (operation) => {
      const ask = await untouched(operation);
      const stranger = await send(operation, ask, { authorization: `Bearer sbx_${"A".repeat(43)}` });
      expectProblem(operation, stranger, [401]);
      expectProblem(operation, await send(operation, ask, {}), [401]);
      if (!mayView(operation)) expectProblem(operation, await send(operation, ask, await sessionOf("viewer")), [403]);
    },
  );

  test.each(documented.filter(({ path }) => /\{(id|item)\}/.test(path)))(
    "$name does not know an id of nothing, of something else, or no id at all",
    async (operation) => {
      const ask = await untouched(operation);
      const { id: hostId } = await scene.host();
      const other = operation.path.startsWith("/hosts") ? panel.personId("admin") : hostId;
      for (const id of [randomUUID(), other, "1", "%00", "..%2f..%2fetc"]) {
        const path = ask.path.replace(/[0-9a-f-]{36}/, id);
        expectProblem(operation, await send(operation, { ...ask, path }), [404]);
      }
    },
  );

  test.each(documented.filter(({ path }) => /\{(item|itemId|number)\}/.test(path)))(
    "$name does not know a part that there is none of",
    async (operation) => {
      const ask = await untouched(operation);
      const part = /((?:drift|revisions|items)\/)[^/]*/;
      for (const id of [randomUUID(), "999", "-1", "99999999999999999999", "%00"]) {
        const path = ask.path.replace(part, `$1${id}`);
        expectProblem(operation, await send(operation, { ...ask, path }), [404]);
      }
    },
  );

  test.each(documented.filter(({ method }) => method === "GET"))(
    "$name refuses a query that it does not know, and values that are none",
    async (operation) => {
      const ask = await untouched(operation);
      const query = operation.parameters.filter((parameter) => parameter.in === "query");
      if (query.length > 0) {
        const answer = await send(operation, { ...ask, path: `${ask.path}?misspelt=1` });
        expectProblem(operation, answer, [422]);
      }
      for (const { name } of query) {
        for (const value of ["%00", "-1", "1e999", "%F0%9F%92%A9", "x".repeat(5_000)]) {
          const answer = await send(operation, { ...ask, path: `${ask.path}?${name}=${value}` });
          if (answer.status !== 200) expectProblem(operation, answer, [422]);
        }
      }
    },
  );

  test.each(documented.filter(({ method }) => method !== "GET"))(
    "$name refuses what is no JSON, no object, of another type or too much",
    async (operation) => {
      const ask = await untouched(operation);
      const typed = (type: string) => ({ "content-type": type });
      expectProblem(operation, await sendRaw(operation, ask, "{"), [400]);
      expectProblem(operation, await sendRaw(operation, ask, "\u0000"), [400]);
      expectProblem(operation, await sendRaw(operation, ask, "a=b", typed("application/x-www-form-urlencoded")), [415]);
      expectProblem(operation, await sendRaw(operation, ask, JSON.stringify("x".repeat(1_100_000))), [413]);
      if (operation.requestBody === undefined) return;
      for (const text of ["[]", "1", '"x"']) expectProblem(operation, await sendRaw(operation, ask, text), [422]);
    },
  );
});

describe("every body", () => {
  test.each(writing)("$name refuses a field that it does not know", async (operation) => {
    const ask = await untouched(operation);
    const answer = await send(operation, { ...ask, body: { ...ask.body, misspelt: 1 } });
    expectProblem(operation, answer, [422]);
    expect(answer.body.problems).toMatchObject([{ path: ["misspelt"], code: "value.unknown_field" }]);
  });

  test.each(writing)("$name refuses a value of another type in each field, and names the field", async (operation) => {
    const ask = await untouched(operation);
    const fields = new Set([...fieldsOf(operation), ...Object.keys(ask.body ?? {})]);
    for (const field of fields) {
      const answer = await send(operation, { ...ask, body: { ...ask.body, [field]: [[{}]] } });
      expectProblem(operation, answer, [422]);
      const places = answer.body.problems.map(({ path }: { path: readonly unknown[] }) => path[0]);
      expect(places, `${field}: ${answer.text}`).toContain(field);
    }
  });

  test.each(writing)("$name survives values that nobody would type", async (operation) => {
    const ask = await exampleOf(operation);
    for (const field of new Set([...fieldsOf(operation), ...Object.keys(ask.body ?? {})])) {
      for (const value of strange) {
        const answer = await send(operation, { ...ask, body: { ...ask.body, [field]: value } });
        expect(answer.status, `${field} = ${JSON.stringify(value)}: ${answer.text}`).toBeLessThan(500);
        expect(faultsOf(operation, answer.status, answer.body)).toEqual([]);
      }
      const deep = JSON.stringify({ ...ask.body, [field]: "deep" }).replace(/"deep"/, deeplyNested);
      expectProblem(operation, await sendRaw(operation, ask, deep), [422]);
    }
  });

  test.each(writing)("$name refuses ids in it that name nothing", async (operation) => {
    const ask = await untouched(operation);
    for (const [field, value] of Object.entries(ask.body ?? {})) {
      if (!/Ids?$/.test(field)) continue;
      const unknown = Array.isArray(value) ? [randomUUID()] : randomUUID();
      const answer = await send(operation, { ...ask, body: { ...ask.body, [field]: unknown } });
      expectProblem(operation, answer, [404, 422]);
    }
  });
});

describe("a token of another cluster that may do nothing", () => {
  let token: string;
  beforeAll(async () => {
    const { clusterId } = await scene.cluster();
    const body = { name: scene.name(), clusterIds: [clusterId] };
    token = (await panel.call("POST", "/api/v1/tokens", { as: "admin", body })).body.token;
  });

  test.each(documented)("reads nothing of this one by $name and changes nothing", async (operation) => {
    if (operation["x-permission"] === "anyone") return;
    const ask = await untouched(operation);
    const answer = await send(operation, ask, { authorization: `Bearer ${token}` });
    if (operation.method !== "GET") expectProblem(operation, answer, [403, 404]);
    else if (answer.status !== 200) expectProblem(operation, answer, [403, 404]);
    else expect(isAboutAll(operation)).toBe(true);
  });
});

/** Lists, which show what the token may see, and what belongs to no cluster. */
function isAboutAll({ path }: DocumentedOperation): boolean {
  return !path.includes("{");
}

const strange: readonly unknown[] = [
  ...["\u0000", "\ud800", "a\u0000b", "\u202e", "x".repeat(100_000), "__proto__", ""],
  ...[-1, 0.5, 2 ** 31, 1e308, true, null, [], {}, ["\u0000"], { __proto__: null, constructor: 1 }],
];

const deeplyNested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

async function exampleOf({ name }: DocumentedOperation): Promise<Ask> {
  const example = examples[name];
  if (example === undefined) throw new Error(`${name} has no example`);
  return await example(scene);
}

/** As `exampleOf`, the same each time: for requests that are refused and leave it as it is. */
async function untouched(operation: DocumentedOperation): Promise<Ask> {
  const ask = asks.get(operation.name) ?? (await exampleOf(operation));
  asks.set(operation.name, ask);
  return ask;
}

/** Sends it as an admin, with the revision as it is now; or with other headers of who asks. */
async function send(operation: DocumentedOperation, ask: Ask, who?: Record<string, string>): Promise<Answer> {
  return await sendRaw(operation, ask, ask.body === undefined ? undefined : JSON.stringify(ask.body), {}, who);
}

async function sendRaw(
  operation: DocumentedOperation,
  { path, revisionOf = path }: Ask,
  text: string | undefined,
  headers: Record<string, string> = {},
  who?: Record<string, string>,
): Promise<Answer> {
  const sender = who ?? (await usual(operation));
  const { method, parameters } = operation;
  const edits = parameters.some(({ name }) => name === "If-Match");
  const revision = edits ? await etagOf(revisionOf) : {};
  const response = await panel.fetch(method, `/api/v1${path}`, {
    ...(text !== undefined && { body: text }),
    headers: { ...revision, ...sender, ...headers, ...("authorization" in sender && { origin: "" }) },
  });
  const type = response.headers.get("content-type") ?? "";
  const answered = await response.text();
  const isJson = type.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    text: answered,
    body: isJson ? JSON.parse(answered) : null,
  };
}

async function etagOf(path: string): Promise<Record<string, string>> {
  const { headers } = await panel.fetch("GET", `/api/v1${path}`, { headers: await sessionOf("admin") });
  return { "if-match": headers.get("etag") ?? '"rev-1"' };
}

/** An admin; for what ends sessions somebody of whom no other request comes, signed in for each. */
async function usual({ path }: DocumentedOperation): Promise<Record<string, string>> {
  return await (path.startsWith("/session") ? signIn("visitor") : sessionOf("admin"));
}

async function sessionOf(role: Role): Promise<Record<string, string>> {
  const session = sessions.get(role) ?? (await signIn(role));
  sessions.set(role, session);
  return session;
}

async function signIn(name: Role | "visitor"): Promise<Record<string, string>> {
  // What others typed wrongly before is no part of this.
  await panel.database.prisma.rateWindow.deleteMany();
  return { cookie: cookieOf(await panel.signIn(`${name}@example.org`, password)) };
}

function mayView({ "x-permission": permission }: DocumentedOperation): boolean {
  const actor = { kind: "person", id: "", name: "", email: "", role: "viewer", origin: "" } as const;
  // The document has names of permissions, and `can` says no to one that there is none of.
  return permission === "signed-in" || can(actor, permission as Parameters<typeof can>[1]);
}

/** One of these statuses, in the documented shape, with a code that belongs to it. */
function expectProblem(operation: DocumentedOperation, answer: Answer, statuses: readonly number[]): void {
  expect(statuses, answer.text).toContain(answer.status);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(faultsOf(operation, answer.status, answer.body)).toEqual([]);
  expect(Object.entries(statusOf)).toContainEqual([answer.body.code, answer.status]);
}
