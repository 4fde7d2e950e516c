import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemDetailsSchema } from "@/lib/api/resources/common";
import { origin, type Panel, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

let names = 0;
const cluster = () => {
  names += 1;
  return { name: `cluster ${names}`, engine: "ipvsadm" };
};

describe("a mutation from another site", () => {
  test.each([
    ["a foreign origin", { origin: "https://evil.example" }],
    ["the origin of a sandboxed frame", { origin: "null" }],
    ["another port of this machine", { origin: "http://127.0.0.1:8080" }],
    ["a name that begins like ours", { origin: "http://127.0.0.1:3000.evil.example" }],
    ["a cross-site fetch", { origin: "", "sec-fetch-site": "cross-site" }],
    ["a sibling domain", { origin: "", "sec-fetch-site": "same-site" }],
  ])("is refused: %s", async (_, headers) => {
    const answer = await panel.call("POST", "/api/v1/clusters", { as: "operator", body: cluster(), headers });
    expect(answer).toMatchObject({ status: 403, body: { code: "auth.cross_site" } });
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain; application/json",
    "application/jsonp",
  ])("is refused as %s, which a form can send", async (type) => {
    const headers = { "content-type": type, origin: "" };
    const answer = await panel.call("POST", "/api/v1/clusters", { as: "operator", body: cluster(), headers });
    expect(answer).toMatchObject({ status: 415, body: { code: "input.media_type" } });
  });

  test("is refused at sign-in and sign-out as well", async () => {
    const headers = { origin: "https://evil.example" };
    expect((await panel.signIn("viewer@example.org", "x", headers)).status).toBe(403);
    expect((await panel.call("DELETE", "/api/v1/session", { as: "viewer", headers })).status).toBe(403);
    expect((await panel.call("GET", "/api/v1/session", { as: "viewer" })).status).toBe(200);
  });

  test.each([
    ["our origin", { origin }],
    ["another name of this server", { origin: "http://localhost:3000", host: "localhost:3000" }],
    ["a client that is no browser", { origin: "" }],
    ["JSON with a charset", { "content-type": "application/json; charset=utf-8" }],
  ])("is told from ours: %s", async (_, headers) => {
    const answer = await panel.call("POST", "/api/v1/clusters", { as: "operator", body: cluster(), headers });
    expect(answer.status).toBe(201);
  });
});

describe("a body", () => {
  const post = (body: string) => panel.call("POST", "/api/v1/clusters", { as: "operator", body });

  test.each(["{", "", "[1]", "null", '"text"'])("that is %j is refused", async (body) => {
    expect([400, 422]).toContain((await post(body)).status);
  });

  test("of more than 1 MiB is refused, declared or not", async () => {
    const text = JSON.stringify({ ...cluster(), description: "x".repeat(1024 * 1024) });
    expect(await post(text)).toMatchObject({ status: 413, body: { code: "input.too_large" } });
    const headers = { "content-length": "999999999" };
    const declared = await panel.call("POST", "/api/v1/clusters", { as: "operator", body: cluster(), headers });
    expect(declared.status).toBe(413);
  });

  test("nested a hundred thousand deep is refused and harms nothing", async () => {
    const answer = await post(`{"name":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
    expect(answer.status).toBe(422);
  });

  test("with __proto__ changes no object of ours", async () => {
    const answer = await post(`{"name":"proto","engine":"ipvsadm","__proto__":{"polluted":true}}`);
    expect(answer).toMatchObject({ status: 422, body: { problems: [{ code: "value.unknown_field" }] } });
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("a refusal", () => {
  test("is problem+json with a request id that is in the log", async () => {
    const answer = await panel.call("POST", "/api/v1/clusters", { as: "operator", body: {} });
    expect(problemDetailsSchema.strict().parse(answer.body)).toEqual(answer.body);
    expect(answer.body).toMatchObject({ status: 422, title: "Unprocessable Entity", code: "input.invalid" });
    expect(answer.headers.get("x-request-id")).toBe(answer.body.requestId);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(panel.log.some((line) => line.includes(answer.body.requestId))).toBe(true);
  });

  test("of a misspelt or unusable query names the parameter", async () => {
    const answer = await panel.call("GET", "/api/v1/operations?stat=failed&limit=1000&cursor=1", { as: "viewer" });
    const found = answer.body.problems.map(
      ({ path, code }: { path: string[]; code: string }) => `${path.join(".")} ${code}`,
    );
    expect(found.sort()).toEqual([
      "query.cursor value.invalid",
      "query.limit limit.range",
      "query.stat value.unknown_field",
    ]);
  });

  test("for want of a permission is in the trail, the first few times", async () => {
    const tries = Array.from({ length: 9 }, () =>
      panel.call("POST", "/api/v1/hosts", { as: "viewer", body: { name: "x", address: "10.0.0.1" } }),
    );
    for (const answer of await Promise.all(tries)) expect(answer.status).toBe(403);
    const trail = await panel.call("GET", "/api/v1/audit?action=access.denied", { as: "admin" });
    const denied = trail.body.items.filter(
      ({ objectName }: { objectName: string }) => objectName === "POST /api/v1/hosts",
    );
    expect(denied).toHaveLength(5);
    expect(denied[0]).toMatchObject({ actorName: "viewer", outcome: "denied", after: { permission: "host.manage" } });
  });

  test("of something unforeseen says nothing of its cause, which goes to the log", async () => {
    const { prisma } = panel.database;
    const { id } = await prisma.cluster.create({
      data: { name: "broken", engine: "keepalived", vrrp: { nonsense: 1 } },
    });
    const answer = await panel.call("GET", `/api/v1/clusters/${id}`, { as: "viewer" });
    await prisma.cluster.delete({ where: { id } });
    expect(answer).toMatchObject({ status: 500, body: { code: "internal", params: {}, problems: [] } });
    expect(answer.text).not.toContain("virtualRouterId");
    const line = panel.log.find((text) => text.includes(answer.body.requestId)) ?? "";
    expect(line).toContain("virtualRouterId");
  });
});
