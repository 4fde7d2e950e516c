import { clusterResourceSchema, clusterSummarySchema, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { sharesOf } from "@/tests/lab-suite/acceptance/shares";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { ClusterPages } from "./support/cluster-pages";
import { connectHost } from "./support/connect-host";
import { expectAccessible } from "./support/expect-accessible";
import { ends } from "./support/plan-pages";
import { admin, setUp } from "./support/sign-in";
import { expect, test } from "./support/test";

const vip = "10.77.0.85";

test("from the first-run page to a service that carries traffic, by clicking", async ({ page, panel, lab }) => {
  test.setTimeout(600_000);
  await setUp(page, panel);

  await test.step("hosts are added, their keys compared, one line pasted on each", async () => {
    for (const name of ["director1", "director2", "rs1", "rs2", "rs3"] as const) await connectHost(page, lab, name);
    await page.goto("/hosts");
    for (const name of ["director1", "rs3"]) {
      await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("Connected");
    }
    await expectAccessible(page);
  });

  const cluster = new ClusterPages(page);
  await test.step("a cluster gets directors, real servers, a VIP and a service", async () => {
    await cluster.create("Shop");
    await cluster.addDirector("director1");
    await cluster.addDirector("director2");
    await cluster.tab("Real servers");
    for (const server of ["rs1", "rs2", "rs3"]) await cluster.addRealServer(server);
    await cluster.tab("Services");
    await cluster.addVip(vip);
    await cluster.newService("Everything by hand");
    await page.getByLabel("Name").fill("web");
    for (const server of ["rs1", "rs2", "rs3"]) {
      await page.getByRole("checkbox", { name: new RegExp(`^${server} `) }).check();
    }
    await expect(page.getByRole("region", { name: "keepalived.conf" })).toContainText(`virtual_server ${vip} 80 {`);
    await cluster.addService();
  });

  await test.step("the plan is read and applied", async () => {
    await cluster.tab("Plan");
    await page.getByRole("button", { name: "Make plan" }).click();
    await expect(page.getByText("Real servers that join")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/\/operations\//);
    await ends(page, "Confirmed");
    await expectAccessible(page);
  });

  await test.step("600 requests divide evenly, as equal weights say", async () => {
    await expect.poll(async () => (await lab.request(3, `http://${vip}/`)).length).toBe(3);
    const shares = sharesOf(await lab.request(600, `http://${vip}/`, { timeoutSec: 60 }));
    expect(Object.keys(shares).sort()).toEqual(["rs1", "rs2", "rs3"]);
    for (const share of Object.values(shares)) expect(Math.abs(share - 100 / 3)).toBeLessThanOrEqual(5);
  });

  await test.step("a change goes back by itself unless somebody confirms, and is confirmed", async () => {
    const api = new PanelApi(panel.origin);
    await api.signIn(admin.email, admin.password);
    const { items } = await api.get("/clusters", pageSchema(clusterSummarySchema));
    const { services } = await api.get(`/clusters/${items[0]?.id}`, clusterResourceSchema);
    const service = services[0];
    if (service === undefined) throw new Error("the cluster has no service");
    await api.patch(`/services/${service.id}`, service, { scheduler: "wlc" }, serviceResourceSchema);
    await page.goto(`/clusters/${items[0]?.id}/plan`);
    await page.getByRole("button", { name: /^Make .*plan$/ }).click();
    await page.getByText("Put everything back unless somebody confirms").click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByText("In force, awaiting confirmation")).toBeVisible({ timeout: 120_000 });
    await expect(page.getByRole("timer")).toContainText("left");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Confirm: it stays" }).click();
    await ends(page, "Confirmed");
    await expect(page.getByRole("button", { name: "Put back now" })).toBeHidden();
  });

  await test.step("what it changed is in the history, and the state before becomes the draft again", async () => {
    await page.getByRole("link", { name: "Revision 2: what changed" }).click();
    await expect(page.getByRole("region", { name: "director1: /etc/keepalived/keepalived.conf" })).toContainText("wlc");
    await expectAccessible(page);
    await page.goto(page.url().replace(/2$/, "1"));
    await page.getByRole("button", { name: "Make this the draft" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Make this the draft" }).click();
    await expect(page).toHaveURL(/\/plan$/);
    await expect(page.getByText("There are edits that are not in force")).toBeVisible();
  });
});
