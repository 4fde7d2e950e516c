import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createExampleCluster } from "../../support/cluster-by-api";
import { type Answer, cookieOf, type Panel, startPanel } from "../../support/panel";
import { loadRoutes, methods } from "../../support/routes";

let panel: Panel;
let clusterId: string;
let vipId: string;
beforeAll(async () => {
  panel = await startPanel();
  ({ clusterId, vipId } = await createExampleCluster(panel));
});
beforeEach(async () => {
  await panel.database.prisma.rateWindow.deleteMany();
});
afterAll(() => panel.close());

const screens = "/api/v1/wall-screens";

function from(address: string) {
  return { headers: { "x-signalbox-client-ip": address } };
}

async function add(body: object = {}): Promise<Answer> {
  return await panel.call("POST", screens, { as: "operator", body: { name: "NOC", ...body } });
}

/** What the browser on the wall has after it opened the link. */
async function open(token: string, address = "192.0.2.50"): Promise<Answer> {
  return await panel.call("POST", "/api/wall/session", { body: { token }, ...from(address) });
}

async function isScreen(cookie: string, address = "192.0.2.50"): Promise<boolean> {
  const { status } = await panel.call("GET", "/api/wall/session", { as: { cookie }, ...from(address) });
  expect([204, 401]).toContain(status);
  return status === 204;
}

async function audited(): Promise<string[]> {
  const entries = await panel.database.prisma.auditEntry.findMany({ where: { objectType: "wall_screen" } });
  return entries.map(({ action }) => action);
}

test("a link becomes a session in a cookie that scripts cannot read and that lasts as long as browsers allow", async () => {
  const { status, body } = await add();
  expect(status).toBe(201);
  const opened = await open(body.token);
  expect(opened).toMatchObject({ status: 204, text: "" });
  const [cookie = ""] = opened.headers.getSetCookie();
  expect(cookie).toMatch(/^signalbox\.wall=sbw_[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
  expect(await isScreen(cookieOf(opened))).toBe(true);
  expect(await audited()).toEqual(expect.arrayContaining(["wall_screen.create", "wall_screen.open"]));
});

test("neither link nor session stands in the database, nor in any later answer", async () => {
  const { body } = await add();
  const session = cookieOf(await open(body.token)).split("=")[1] ?? "";
  const rows = await panel.database.prisma.$queryRaw`select to_jsonb(s)::text as row from wall_screen s`;
  const list = await panel.call("GET", screens, { as: "admin" });
  for (const secret of [body.token, session]) {
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(list.text).not.toContain(secret);
  }
});

test("a screen's session opens no other route: not one answers but with 401", async () => {
  const cookie = cookieOf(await open((await add()).body.token));
  const answers: string[] = [];
  for (const { pattern, handlers } of await loadRoutes()) {
    for (const method of methods) {
      const handler = handlers[method];
      if (handler === undefined || handler.permission === "anyone" || handler.permission === "screen") continue;
      const path = pattern.replaceAll(/\[\w+\]/g, clusterId);
      const { status } = await panel.call(method, path, { as: { cookie }, ...from("192.0.2.50") });
      if (status !== 401) answers.push(`${method} ${pattern}: ${status}`);
    }
  }
  expect(answers).toEqual([]);
});

test("a person's session is no screen's", async () => {
  expect(await panel.call("GET", "/api/wall/live", { as: "admin" })).toMatchObject({ status: 401 });
});

test("a revoked screen is out at once, and its link opens nothing any more", async () => {
  const { body } = await add();
  const cookie = cookieOf(await open(body.token));
  expect((await panel.call("DELETE", `${screens}/${body.id}`, { as: "operator" })).status).toBe(204);
  expect(await isScreen(cookie)).toBe(false);
  expect((await open(body.token)).status).toBe(401);
  expect(await audited()).toContain("wall_screen.revoke");
});

test("who opens the link later has the session, and who had it is out", async () => {
  const { token } = (await add()).body;
  const first = cookieOf(await open(token));
  const second = cookieOf(await open(token, "192.0.2.51"));
  expect(await isScreen(first)).toBe(false);
  expect(await isScreen(second, "192.0.2.51")).toBe(true);
});

test("a pinned screen is bound to the first address that opens it", async () => {
  const { token } = (await add({ pinAddress: true })).body;
  const cookie = cookieOf(await open(token));
  expect(await isScreen(cookie)).toBe(true);
  expect(await isScreen(cookie, "192.0.2.99")).toBe(false);
  expect((await open(token, "192.0.2.99")).status).toBe(401);
  expect(await isScreen(cookie)).toBe(true);
});

test("a wrong token is 401, and too many of them from one address are not looked at", async () => {
  expect((await open("sbw_wrong")).status).toBe(401);
  for (let count = 1; count < 60; count += 1) await open("sbw_wrong");
  expect(await open("sbw_wrong")).toMatchObject({ status: 429, body: { code: "rate.limited" } });
  const { token } = (await add()).body;
  expect((await open(token, "192.0.2.60")).status).toBe(204);
});

test("a code that a screen shows lets it in once somebody has typed it, however it was typed", async () => {
  const asked = await panel.call("POST", "/api/wall/pairings", from("192.0.2.50"));
  expect(asked.body.code).toMatch(/^[B-Z]{4}-[B-Z]{4}$/);
  const claim = () =>
    panel.call("POST", "/api/wall/pairings/claim", { as: { cookie: cookieOf(asked) }, ...from("192.0.2.50") });
  expect((await claim()).body).toEqual({ state: "waiting" });
  const typed = asked.body.code.toLowerCase().replace("-", " ");
  const added = await add({ code: typed });
  expect(added).toMatchObject({ status: 201, body: { token: null } });
  const paired = await claim();
  expect(paired.body).toEqual({ state: "paired" });
  const [cookie = ""] = paired.headers.getSetCookie();
  expect(await isScreen(cookie.split(";")[0] ?? "")).toBe(true);
  expect((await claim()).body).toEqual({ state: "over" });
  expect(await add({ code: typed })).toMatchObject({ status: 422, body: { problems: [{ path: ["code"] }] } });
});

test("a code that nobody typed in time is worth nothing, to the person or to the screen", async () => {
  const asked = await panel.call("POST", "/api/wall/pairings");
  await panel.database.prisma.wallPairing.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await add({ code: asked.body.code })).toMatchObject({ status: 422 });
  const claim = await panel.call("POST", "/api/wall/pairings/claim", { as: { cookie: cookieOf(asked) } });
  expect(claim.body).toEqual({ state: "over" });
});

test("codes cannot be guessed: the eleventh in ten minutes is not looked at", async () => {
  for (let count = 0; count < 10; count += 1) expect((await add({ code: "BCDFGHJK" })).status).toBe(422);
  expect((await add({ code: "BCDFGHJK" })).status).toBe(429);
});

test("another device takes a screen over by its code, and may be elsewhere", async () => {
  const { body } = await add({ pinAddress: true });
  const old = cookieOf(await open(body.token));
  const asked = await panel.call("POST", "/api/wall/pairings", from("192.0.2.70"));
  const pair = { as: "operator", body: { code: asked.body.code } } as const;
  expect((await panel.call("POST", `${screens}/${body.id}/pair`, pair)).status).toBe(200);
  const claimed = await panel.call("POST", "/api/wall/pairings/claim", {
    as: { cookie: cookieOf(asked) },
    ...from("192.0.2.70"),
  });
  expect(await isScreen(cookieOf(claimed), "192.0.2.70")).toBe(true);
  expect(await isScreen(old)).toBe(false);
});

test("settings are changed with If-Match, and what they name has to exist", async () => {
  const { body } = await add({ clusterIds: [clusterId] });
  const at = `${screens}/${body.id}`;
  const vip = await panel.call("PATCH", at, { as: "operator", revision: 1, body: { layout: "vip", vipId } });
  expect(vip).toMatchObject({ status: 200, body: { layout: "vip", vipId, clusterIds: [clusterId], revision: 2 } });
  expect((await panel.call("PATCH", at, { as: "operator", revision: 1, body: { theme: "light" } })).status).toBe(412);
  const nowhere = await panel.call("PATCH", at, { as: "operator", revision: 2, body: { clusterIds: [vipId] } });
  expect(nowhere.body.problems.map(({ code }: { code: string }) => code)).toEqual([
    "wall.unknown_cluster",
    "wall.unknown_vip",
  ]);
  expect(await add({ layout: "vip" })).toMatchObject({ status: 422, body: { problems: [{ path: ["vipId"] }] } });
});
