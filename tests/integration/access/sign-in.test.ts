import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAuth } from "@/lib/access/auth";
import { cookieOf, type Panel, password, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

let people = 0;

/** A person of their own for each test, because attempts are counted per account. */
async function person(role = "viewer"): Promise<{ id: string; email: string }> {
  people += 1;
  const email = `person${people}@example.org`;
  const body = { name: `person ${people}`, email, role, password };
  const answer = await panel.call("POST", "/api/v1/people", { as: "admin", body });
  expect(answer.status).toBe(201);
  return { id: answer.body.id, email };
}

function from(address: string): Record<string, string> {
  return { "x-signalbox-client-ip": address };
}

describe("signing in", () => {
  test("gives a cookie that scripts and other sites do not get, and no token in the body", async () => {
    const { email } = await person();
    const answer = await panel.signIn(email.toUpperCase(), password);
    expect(answer).toMatchObject({ status: 200, body: { email, role: "viewer" } });
    expect(Object.keys(answer.body).sort()).toEqual(["email", "id", "name", "role"]);
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^signalbox\.session=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const session = await panel.call("GET", "/api/v1/session", { as: { cookie: cookieOf(answer) } });
    expect(session).toMatchObject({ status: 200, body: { email, role: "viewer" } });
  });

  test("over HTTPS binds the cookie to this host name and to HTTPS", async () => {
    const { email } = await person();
    const { prisma } = panel.database;
    const auth = createAuth({
      prisma,
      secret: "a secret of thirty-two characters",
      publicUrl: "https://lvs.example.org",
    });
    const { headers } = await auth.api.signInEmail({
      body: { email, password },
      headers: new Headers(),
      returnHeaders: true,
    });
    expect(headers.getSetCookie()[0]).toMatch(
      /^__Host-signalbox\.session=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test("answers the same to a wrong password, an unknown account and a disabled person", async () => {
    const [wrong, disabled] = [await person(), await person()];
    const path = `/api/v1/people/${disabled.id}`;
    await panel.call("PATCH", path, { as: "admin", revision: 1, body: { disabled: true } });
    const answers = [
      await panel.signIn(wrong.email, "not the password"),
      await panel.signIn("nobody@example.org", "not the password"),
      await panel.signIn(disabled.email, password),
    ].map(({ status, body: { requestId: _, ...body } }) => ({ status, body }));
    expect(answers[0]).toMatchObject({ status: 401, body: { code: "auth.invalid_credentials" } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test("takes as long for an unknown account as for a known one", async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    const measure = async (email: string, address: string, list: number[]): Promise<void> => {
      const begun = performance.now();
      await panel.signIn(email, "not the password", from(address));
      list.push(performance.now() - begun);
    };
    // In turns, so that whatever else the machine does slows both down.
    for (let round = 0; round < 11; round += 1) {
      await measure((await person()).email, "198.51.100.1", times.known);
      await measure(`ghost${round}@example.org`, "198.51.100.2", times.unknown);
    }
    const [known, unknown] = [median(times.known), median(times.unknown)];
    // scrypt takes tens of milliseconds; an answer without it would be far below half.
    expect(unknown / known).toBeGreaterThan(0.6);
    expect(unknown / known).toBeLessThan(1.6);
  });

  test("looks at no more than five passwords per account in fifteen minutes, wherever they come from", async () => {
    const { email } = await person();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => panel.signIn(email, `guess ${index}`, from(`203.0.113.${index}`))),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(95);
    const right = await panel.signIn(email, password, from("203.0.113.200"));
    expect(right).toMatchObject({ status: 429, body: { code: "rate.limited" } });
    expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(800);
  });

  test("locks an account that does not exist in the same way", async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      statuses.push((await panel.signIn("ghost@example.org", "x", from("198.51.100.3"))).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test("is possible again when the window is over", async () => {
    const { email } = await person();
    for (let attempt = 0; attempt < 6; attempt += 1) await panel.signIn(email, "wrong", from("198.51.100.4"));
    expect((await panel.signIn(email, password, from("198.51.100.4"))).status).toBe(429);
    const key = `sign-in:${createHash("sha256").update(email).digest("hex")}`;
    const startedAt = new Date(Date.now() - 15 * 60_000);
    await panel.database.prisma.rateWindow.update({ where: { key }, data: { startedAt } });
    expect((await panel.signIn(email, password, from("198.51.100.4"))).status).toBe(200);
  });

  test("is limited per client address too, and X-Forwarded-For does not count as one", async () => {
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const headers = { ...from("2001:db8:1:2::1"), "x-forwarded-for": `10.9.8.${index}` };
        return (await panel.signIn(`somebody${index}@example.org`, "x", headers)).status;
      }),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    const neighbour = await panel.signIn("anybody@example.org", "x", from("2001:db8:1:2:ffff::9"));
    expect(neighbour.status).toBe(429);
    const elsewhere = await panel.signIn("anybody@example.org", "x", from("2001:db8:1:3::1"));
    expect(elsewhere.status).toBe(401);
  });

  test("leaves what was tried in the trail, and never the password", async () => {
    const { email } = await person();
    await panel.signIn(email, "sentinel-typed-password");
    await panel.signIn(email, password);
    const trail = await panel.call("GET", "/api/v1/audit?action=session.&limit=200", { as: "admin" });
    const own = trail.body.items.filter(({ objectName }: { objectName: string }) => objectName === email);
    expect(own).toMatchObject([
      { action: "session.create", outcome: "done", origin: "192.0.2.10" },
      { action: "session.create", outcome: "denied", actorName: "", origin: "192.0.2.10" },
    ]);
    expect(trail.text).not.toContain("sentinel-typed-password");
  });
});

describe("a session", () => {
  test("ends at sign-out", async () => {
    const { email } = await person();
    const as = { cookie: cookieOf(await panel.signIn(email, password)) };
    const answer = await panel.call("DELETE", "/api/v1/session", { as });
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toContain("Max-Age=0");
    expect((await panel.call("GET", "/api/v1/session", { as })).status).toBe(401);
  });

  test("ends when the person is disabled or gets a new password", async () => {
    for (const body of [{ disabled: true }, { password: "another long password" }]) {
      const { id, email } = await person();
      const as = { cookie: cookieOf(await panel.signIn(email, password)) };
      const path = `/api/v1/people/${id}`;
      const answer = await panel.call("PATCH", path, { as: "admin", revision: 1, body });
      expect(answer.status).toBe(200);
      expect((await panel.call("GET", "/api/v1/session", { as })).status).toBe(401);
    }
  });

  test("has the new role from the next request on", async () => {
    const { id, email } = await person("viewer");
    const as = { cookie: cookieOf(await panel.signIn(email, password)) };
    const create = () => panel.call("POST", "/api/v1/clusters", { as, body: { name: `of ${id}`, engine: "ipvsadm" } });
    expect((await create()).status).toBe(403);
    await panel.call("PATCH", `/api/v1/people/${id}`, { as: "admin", revision: 1, body: { role: "operator" } });
    expect((await create()).status).toBe(201);
  });

  test("is refused when its cookie was changed, or belongs to no session", async () => {
    const { email } = await person();
    const cookie = cookieOf(await panel.signIn(email, password));
    const forged = cookie.replace(/=(.)/, (_, letter: string) => `=${letter === "a" ? "b" : "a"}`);
    expect((await panel.call("GET", "/api/v1/session", { as: { cookie: forged } })).status).toBe(401);
    expect((await panel.call("GET", "/api/v1/session", { as: { cookie: "signalbox.session=x.y" } })).status).toBe(401);
  });

  test("ends a week after sign-in", async () => {
    const { id, email } = await person();
    const as = { cookie: cookieOf(await panel.signIn(email, password)) };
    await panel.database.prisma.session.updateMany({ where: { userId: id }, data: { expiresAt: new Date() } });
    expect((await panel.call("GET", "/api/v1/session", { as })).status).toBe(401);
  });
});

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
