import { afterAll, beforeAll, expect, test } from "vitest";
import { personResourceSchema } from "@/lib/api/resources/people";
import { type Panel, password, startPanel } from "../../support/panel";

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

test("people are listed without anything secret", async () => {
  const answer = await panel.call("GET", "/api/v1/people", { as: "admin" });
  expect(answer.body.items.map(({ email }: { email: string }) => email)).toEqual([
    "admin@example.org",
    "operator@example.org",
    "viewer@example.org",
  ]);
  for (const item of answer.body.items) expect(personResourceSchema.strict().parse(item)).toEqual(item);
});

test("a new person is checked whole, and an e-mail address serves one person", async () => {
  const bad = { name: "", email: "x", role: "root", password: "short" };
  const answer = await panel.call("POST", "/api/v1/people", { as: "admin", body: bad });
  expect(answer.body.problems.map(({ code }: { code: string }) => code).sort()).toEqual([
    "email.invalid",
    "name.required",
    "password.too_short",
    "value.choice",
  ]);
  const taken = { name: "Ann", email: "Admin@Example.org", role: "viewer", password };
  expect(await panel.call("POST", "/api/v1/people", { as: "admin", body: taken })).toMatchObject({
    status: 409,
    body: { problems: [{ path: ["email"], code: "email.taken" }] },
  });
});

test("of two who take one e-mail address at the same time one gets it", async () => {
  const body = { name: "Twin", email: "twin@example.org", role: "viewer", password };
  const answers = await Promise.all([1, 2].map(() => panel.call("POST", "/api/v1/people", { as: "admin", body })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test("the last admin is neither demoted nor disabled", async () => {
  const path = `/api/v1/people/${panel.personId("admin")}`;
  for (const body of [{ role: "viewer" }, { disabled: true }]) {
    const answer = await panel.call("PATCH", path, { as: "admin", revision: 1, body });
    expect(answer).toMatchObject({ status: 409, body: { code: "people.last_admin" } });
  }
  const renamed = await panel.call("PATCH", path, { as: "admin", revision: 1, body: { name: "Boss" } });
  expect(renamed).toMatchObject({ status: 200, body: { name: "Boss", role: "admin", disabled: false } });
});

test("two admins who demote each other at the same time leave one admin", async () => {
  const body = { name: "Second", email: "second@example.org", role: "admin", password };
  const second = await panel.call("POST", "/api/v1/people", { as: "admin", body });
  const admin = await panel.call("GET", `/api/v1/people/${panel.personId("admin")}`, { as: "admin" });
  const answers = await Promise.all(
    [second, admin].map(({ body: { id, revision } }) =>
      panel.call("PATCH", `/api/v1/people/${id}`, { as: "admin", revision, body: { role: "operator" } }),
    ),
  );
  const admins = await panel.database.prisma.user.findMany({ where: { role: "admin", disabledAt: null } });
  expect(admins).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  // Whoever stayed hands the role back, so that the tests below have their admin.
  await panel.database.prisma.user.update({ where: { id: panel.personId("admin") }, data: { role: "admin" } });
});

test("a change needs the revision that was read and leaves before and after in the trail, without the password", async () => {
  const path = `/api/v1/people/${panel.personId("viewer")}`;
  const body = { role: "operator", password: "sentinel new password" };
  expect((await panel.call("PATCH", path, { as: "admin", body })).status).toBe(428);
  expect((await panel.call("PATCH", path, { as: "admin", body, revision: 9 })).status).toBe(412);
  expect((await panel.call("PATCH", path, { as: "admin", body, revision: 1 })).status).toBe(200);
  const trail = await panel.call("GET", "/api/v1/audit?action=person.update", { as: "admin" });
  expect(trail.body.items[0]).toMatchObject({
    objectName: "viewer@example.org",
    before: { role: "viewer" },
    after: { role: "operator", passwordReplaced: true },
  });
  expect(trail.text).not.toContain("sentinel");
});
