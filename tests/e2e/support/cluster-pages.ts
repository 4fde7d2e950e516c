import type { Page } from "@playwright/test";
import { expect } from "./test";

/** What a person does on the pages of one cluster, by the words they read there. */
export class ClusterPages {
  constructor(private readonly page: Page) {}

  async create(name: string): Promise<void> {
    await this.page.goto("/clusters/new");
    await this.page.getByLabel("Name").fill(name);
    await this.page.getByRole("button", { name: "Create cluster" }).click();
    await expect(this.page).toHaveURL(/\/directors$/);
  }

  async tab(
    name: "Services" | "Real servers" | "Directors" | "Topology" | "Plan" | "History" | "Settings",
  ): Promise<void> {
    const parts = this.page.getByRole("navigation", { name: "Parts of the cluster" });
    await parts.getByRole("link", { name, exact: true }).click();
    await expect(parts.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
  }

  async addDirector(host: string): Promise<void> {
    await this.inDialog("Add director", async () => await this.choose(/Host/, host));
    // What the next dialog proposes depends on the directors that are there.
    await expect(this.page.getByRole("rowheader", { name: host })).toBeVisible();
  }

  async addRealServer(host: string): Promise<void> {
    await this.inDialog("Add real server", async () => await this.choose(/Host/, host));
  }

  async addVip(address: string): Promise<void> {
    await this.inDialog("Add VIP", async () => await this.page.getByRole("dialog").getByLabel("Address").fill(address));
  }

  /** Opens the form of a new service as a use begins it. */
  async newService(use: string): Promise<void> {
    await this.page.getByRole("link", { name: "Add service" }).first().click();
    await this.page.getByRole("link", { name: use }).click();
    await expect(this.page.getByRole("region", { name: "On the directors" })).toBeVisible();
  }

  /** Sends the form of a new service and returns to the list. */
  async addService(): Promise<void> {
    await this.page.getByRole("button", { name: "Add service" }).click();
    await expect(this.page).toHaveURL(/\/services$/);
  }

  /** Opens the dialog behind a button, fills it in, and sends it with the button of the same name. */
  async inDialog(button: string, fill: () => Promise<void>): Promise<void> {
    await this.page.getByRole("button", { name: button }).first().click();
    const dialog = this.page.getByRole("dialog");
    await dialog.waitFor();
    await fill();
    await dialog.getByRole("button", { name: button }).click();
    await expect(dialog).toBeHidden();
  }

  async choose(field: RegExp, option: string): Promise<void> {
    const trigger = this.page.getByRole("button", { name: field });
    await expect(trigger).toBeEnabled();
    await trigger.click();
    await this.page.getByRole("option", { name: option }).first().click();
  }

  /** The row of a destination in the live table. */
  member(realServer: string) {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: realServer }) });
  }
}
