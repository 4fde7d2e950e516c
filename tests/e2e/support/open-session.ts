import type { Page } from "@playwright/test";
import { admin } from "./sign-in";

/** Gives the page a session without the form, for tests that are about something else. */
export async function openSession(page: Page, who: { email: string; password: string } = admin): Promise<void> {
  await page.goto("/sign-in");
  const { email, password } = who;
  const headers = { origin: new URL(page.url()).origin };
  const reply = await page.request.post("/api/v1/session", { data: { email, password }, headers });
  if (!reply.ok()) throw new Error(`sign-in: ${reply.status()}`);
}
