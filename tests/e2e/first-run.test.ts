import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial" });

const person = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };

test("the one-time link makes the first administrator, and works once", async ({ page, panel }) => {
  const token = await panel.setupToken();
  await page.goto(`/setup#token=${token}`);
  await expectAccessible(page);
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page.getByRole("button", { name: `Account of ${person.name}` })).toBeVisible();
  await expectAccessible(page);

  const again = await page.request.post("/api/v1/setup", { data: { token, ...person, email: "eve@example.org" } });
  expect(again.status()).toBe(409);
});

test("who is not signed in is sent to sign in, and comes in with the right password only", async ({ page }) => {
  await page.goto("/clusters");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible(page);
  await signIn(page, "not the password at all");
  await expect(page.getByText("E-mail or password is not right.")).toBeVisible();
  await signIn(page);
  await expect(page).toHaveURL(/\/clusters$/);
});

test("signing out ends the session", async ({ page }) => {
  await page.goto("/");
  await signIn(page);
  await page.getByRole("button", { name: `Account of ${person.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await page.request.get("/api/v1/session")).status()).toBe(401);
});

async function signIn(page: Page, password = person.password): Promise<void> {
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
