import { afterAll, beforeAll, expect, test } from "vitest";
import { type Panel, password, startPanel } from "../../support/panel";

const path = "/api/v1/session/password";
const newPassword = "sentinel of a new password";
let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

test("a new password ends every other session of the person and not this one; the trail does not have it", async () => {
  const [here, elsewhere] = [await sessionOf(password), await sessionOf(password)];
  const body = { currentPassword: password, newPassword };
  const answer = await panel.call("PUT", path, { as: { cookie: here }, body });
  expect(answer.status).toBe(204);
  expect(await isSignedIn(cookieOf(answer.headers))).toBe(true);
  expect(await isSignedIn(elsewhere)).toBe(false);
  expect((await panel.signIn("viewer@example.org", password)).status).toBe(401);
  expect((await panel.signIn("viewer@example.org", newPassword)).status).toBe(200);
  const trail = await panel.call("GET", "/api/v1/audit?action=person.password", { as: "admin" });
  expect(trail.body.items).toMatchObject([{ actorName: "viewer", objectName: "viewer@example.org", outcome: "done" }]);
  expect(trail.text + panel.log.join("")).not.toContain("sentinel");
});

test("a wrong current password changes nothing, is named at its field, and can be tried five times", async () => {
  const body = { currentPassword: "not the password", newPassword };
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect(await panel.call("PUT", path, { as: "operator", body })).toMatchObject({
      status: 422,
      body: { problems: [{ path: ["currentPassword"], code: "password.wrong" }] },
    });
  }
  const right = { currentPassword: password, newPassword };
  expect((await panel.call("PUT", path, { as: "operator", body: right })).status).toBe(429);
  expect((await panel.signIn("operator@example.org", password)).status).toBe(200);
});

test("the new password is held to the rules of every password", async () => {
  const body = { currentPassword: "", newPassword: "short" };
  const answer = await panel.call("PUT", path, { as: "admin", body });
  expect(answer.body.problems.map(({ code }: { code: string }) => code)).toEqual([
    "password.required",
    "password.too_short",
  ]);
});

async function sessionOf(secret: string): Promise<string> {
  return cookieOf((await panel.signIn("viewer@example.org", secret)).headers);
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function isSignedIn(cookie: string): Promise<boolean> {
  return (await panel.call("GET", "/api/v1/session", { as: { cookie } })).status === 200;
}
