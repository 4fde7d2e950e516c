import { expect, type Page } from "@playwright/test";
import type { Panel } from "@/tests/support/panel/start-panel";

type Person = { readonly name: string; readonly email: string; readonly password: string };

export const admin: Person = {
  name: "Ada Admin",
  email: "ada@example.org",
  password: "correct horse battery staple",
};

/** Opens the one-time link and becomes the first administrator. */
export async function setUp(page: Page, panel: Panel): Promise<void> {
  await page.goto(`/setup#token=${await panel.setupToken()}`);
  await page.getByLabel("Name").fill(admin.name);
  await page.getByLabel("E-mail").fill(admin.email);
  await page.getByLabel("Password").fill(admin.password);
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expectSignedIn(page, admin);
}

/** Signs in as somebody, from wherever the page is. */
export async function signIn(page: Page, who: Person = admin): Promise<void> {
  await page.goto("/sign-in");
  await fillSignIn(page, who);
  await expectSignedIn(page, who);
}

/** Sends the form of the sign-in page that is open. */
export async function fillSignIn(page: Page, { email, password }: Omit<Person, "name">): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function expectSignedIn(page: Page, { name }: Person): Promise<void> {
  await expect(page.getByRole("button", { name: `Account of ${name}` })).toBeVisible();
}
