import { expectAccessible } from "./support/expect-accessible";
import { expect, test } from "./support/test";

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
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill("not the password at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/clusters$/);
});
