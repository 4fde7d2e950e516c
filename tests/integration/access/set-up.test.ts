import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cookieOf, type Panel, startPanel } from "../../support/panel";

const token = randomBytes(32).toString("base64url");
const first = { token, name: "Ann", email: "ann@example.org", password: "twelve letters" };

let panel: Panel;
beforeEach(async () => {
  panel = await startPanel();
  const setupTokenHash = createHash("sha256").update(token).digest("hex");
  await panel.database.prisma.installation.update({
    where: { id: 1 },
    data: { setupTokenHash, setupCompletedAt: null },
  });
});
afterEach(() => panel.close());

test("set-up makes an admin, signs them in and closes", async () => {
  const answer = await panel.call("POST", "/api/v1/setup", { body: first });
  expect(answer).toMatchObject({ status: 201, body: { email: "ann@example.org", role: "admin" } });
  const session = await panel.call("GET", "/api/v1/session", { as: { cookie: cookieOf(answer) } });
  expect(session.body).toMatchObject({ name: "Ann", role: "admin" });
  const again = await panel.call("POST", "/api/v1/setup", { body: { ...first, email: "eve@example.org" } });
  expect(again).toMatchObject({ status: 409, body: { code: "setup.closed" } });
  const installation = await panel.database.prisma.installation.findUniqueOrThrow({ where: { id: 1 } });
  expect(installation.setupTokenHash).toBeNull();
});

test("of many with the right token at the same time one becomes admin", async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      panel.call("POST", "/api/v1/setup", {
        body: { ...first, email: `ann${index}@example.org` },
        headers: { "x-signalbox-client-ip": `192.0.2.${index}` },
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const made = await panel.database.prisma.user.count({ where: { email: { startsWith: "ann" } } });
  expect(made).toBe(1);
});

test("a wrong token is refused, and guessing is slowed down", async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 22; attempt += 1) {
    const answer = await panel.call("POST", "/api/v1/setup", { body: { ...first, token: `guess ${attempt}` } });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([...Array(20).fill(403), 429, 429]);
});

test("reports every problem of the form at once", async () => {
  const answer = await panel.call("POST", "/api/v1/setup", {
    body: { token: "", name: " ", email: "ann", password: "short" },
  });
  const codes = answer.body.problems.map(({ code }: { code: string }) => code);
  expect(codes.sort()).toEqual(["email.invalid", "name.required", "password.too_short", "value.too_small"]);
});

test("is refused from another site", async () => {
  const answer = await panel.call("POST", "/api/v1/setup", {
    body: first,
    headers: { origin: "https://evil.example" },
  });
  expect(answer).toMatchObject({ status: 403, body: { code: "auth.cross_site" } });
});
