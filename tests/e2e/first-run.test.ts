import { expectAccessible } from "./support/expect-accessible";
import { admin, fillSignIn, setUp, signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial" });

test("the one-time link makes the first administrator, and works once", async ({ page, panel }) => {
  await page.goto("/setup");
  await expect(page.getByLabel("Password")).toBeVisible();
  await expectAccessible(page);
  // The link changes the fragment only: the page that is open takes the token from it.
  await setUp(page, panel);
  await expectAccessible(page);

  const second = { token: await panel.setupToken(), ...admin, email: "eve@example.org" };
  const again = await page.request.post("/api/v1/setup", { data: second });
  expect(again.status()).toBe(409);
});

test("who is not signed in is sent to sign in, and comes in with the right password only", async ({ page }) => {
  await page.goto("/clusters");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible(page);
  await fillSignIn(page, { ...admin, password: "not the password at all" });
  await expect(page.getByText("E-mail or password is not right.")).toBeVisible();
  await fillSignIn(page, admin);
  await expect(page).toHaveURL(/\/clusters$/);
});

test("signing out ends the session", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: `Account of ${admin.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await page.request.get("/api/v1/session")).status()).toBe(401);
});
