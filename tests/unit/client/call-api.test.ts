import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { ApiError, NoAnswerError } from "@/lib/client/api-error";
import { callApi, nothing } from "@/lib/client/call-api";

let server: Server;
let answer: { status: number; body: string };
let seen: { request: IncomingMessage; body: string } | undefined;

beforeEach(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen = { request, body };
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  // In a browser paths are relative to the page; Node needs the origin.
  const realFetch = fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(`http://127.0.0.1:${port}${path}`, init));
});

afterEach(() => {
  vi.unstubAllGlobals();
  server.close();
});

test("an edit names the revision it was made from and the key that makes it repeatable", async () => {
  answer = { status: 200, body: '{"name":"lb1"}' };
  const host = await callApi(z.object({ name: z.string() }), {
    path: "/hosts/1",
    method: "PATCH",
    body: { name: "lb1" },
    revision: 7,
    idempotencyKey: "k",
  });
  expect(host).toEqual({ name: "lb1" });
  expect(seen?.request.url).toBe("/api/v1/hosts/1");
  expect(seen?.request.headers).toMatchObject({ "if-match": '"rev-7"', "idempotency-key": "k" });
  expect(seen?.body).toBe('{"name":"lb1"}');
});

test("a problem of the panel comes with all its parts", async () => {
  const problem = {
    type: "about:blank",
    title: "Conflict",
    status: 412,
    detail: "Somebody else saved first.",
    code: "revision.stale",
    params: {},
    problems: [],
    requestId: "r1",
  };
  answer = { status: 412, body: JSON.stringify(problem) };
  const failure = callApi(nothing, { path: "/hosts/1", method: "DELETE", revision: 1 });
  await expect(failure).rejects.toSatisfy((error) => error instanceof ApiError && error.problem.requestId === "r1");
});

test.each([
  ["a page of a proxy in between", 502, "<html>Bad gateway</html>"],
  ["an answer of another shape", 200, '{"title":"?"}'],
  ["an error without a problem", 500, "{}"],
])("%s is no answer", async (_, status, body) => {
  answer = { status, body };
  await expect(callApi(z.object({ name: z.string() }), { path: "/hosts/1" })).rejects.toBeInstanceOf(NoAnswerError);
});

test("nothing is what an answer without content holds", async () => {
  answer = { status: 204, body: "" };
  await expect(callApi(nothing, { path: "/session", method: "DELETE" })).resolves.toBeUndefined();
});
