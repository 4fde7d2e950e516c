import { expect, type Page } from "@playwright/test";
import type { Lab } from "@/tests/lab/lab";
import type { LabHostName } from "@/tests/lab/lab-hosts";

/** Adds a host as a person does: address, compare the key, paste one line on the host, look at what was found. */
export async function connectHost(page: Page, lab: Lab, name: LabHostName): Promise<void> {
  const { host: address, port } = lab.address(name);
  await page.goto("/hosts/new");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Address", { exact: true }).fill(address);
  await page.getByRole("textbox", { name: "Port" }).fill(String(port));
  await page.getByRole("button", { name: "Add and fetch its key" }).click();

  await expect(page.getByText(await lab.fingerprint(name))).toBeVisible();
  await page.getByRole("button", { name: "The fingerprints are the same" }).click();

  const line = await page.getByLabel("Command that adds the worker's key").innerText();
  await lab.script(name, line);
  await page.getByRole("button", { name: "Check access" }).click();
  await expect(page.getByText("The worker can sign in")).toBeVisible();
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}
