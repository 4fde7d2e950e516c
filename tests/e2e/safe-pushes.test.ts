import { type ClusterResource, clusterResourceSchema, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { cleanHosts } from "@/tests/lab-suite/clean-hosts";
import { applyCluster, describeLabCluster } from "@/tests/support/panel/lab-cluster";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { expectAccessible } from "./support/expect-accessible";
import { breakKeepalived, mendKeepalived } from "./support/hostile-keepalived";
import { openSession } from "./support/open-session";
import { apply, ends, makePlan } from "./support/plan-pages";
import { admin } from "./support/sign-in";
import { expect, test } from "./support/test";

// What stands between a slip and the site, as people meet it. One cluster serves all tests; each leaves it in force.
test.describe.configure({ mode: "serial", timeout: 240_000 });

const vip = "10.77.0.211";
const service = `-t ${vip}:80`;
let api: PanelApi;
let cluster: ClusterResource;

test.beforeAll(async ({ panel, lab }) => {
  test.setTimeout(300_000);
  await cleanHosts(lab);
  api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  const weights = { rs1: 1, rs2: 1, rs3: 1 };
  cluster = await describeLabCluster(api, lab, {
    name: "shop",
    engine: "keepalived",
    vip,
    virtualRouterId: 61,
    weights,
  });
  await applyCluster(api, cluster.id, "First set-up");
});

test.beforeEach(async ({ page }) => {
  await openSession(page);
});

test.afterAll(async ({ lab }) => {
  await mendKeepalived(lab);
});

test("a guard forbids a plan; overriding it takes a reason, and the trail has both", async ({ page }) => {
  await editService({ destinations: (all) => all.slice(2) });
  await makePlan(page, cluster.id);
  await expect(page.getByText(/guards? forbids? applying/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Apply", exact: true })).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Override …" }).click();
  const dialog = page.getByRole("alertdialog");
  await expectAccessible(page);
  await expect(dialog.getByRole("button", { name: "Apply all the same" })).toBeDisabled();
  await dialog.getByLabel("Reason").fill("rs1 burns");
  await dialog.getByRole("button", { name: "Apply all the same" }).click();
  await ends(page, "Confirmed");
  await page.getByRole("link", { name: "Open the entries" }).click();
  await page.getByRole("button", { name: "Guard overridden" }).click();
  await expect(page.getByRole("dialog")).toContainText("rs1 burns");
});

test("an apply that is paused holds still, and aborting it leaves the site as it was", async ({ page, lab }) => {
  await editService({ scheduler: "wlc" });
  await makePlan(page, cluster.id);
  await apply(page);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused since")).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Abort and put back" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Abort and put back" }).click();
  // It holds still before its first host or between two of them, whichever comes next.
  await ends(page, /^(Rolled back|Failed, nothing changed)/);
  for (const director of ["director1", "director2"] as const) {
    expect(await lab.script(director, "ipvsadm -Sn")).toContain(`-A ${service} -s wrr`);
  }
  await expectAccessible(page);
});

test("what nobody confirms is put back, and the page leads to a new plan", async ({ page, lab }) => {
  await makePlan(page, cluster.id);
  await page.getByText("Put everything back unless somebody confirms").click();
  await apply(page);
  await expect(page.getByRole("timer")).toContainText("left", { timeout: 60_000 });
  expect(await lab.script("director1", "ipvsadm -Sn")).toContain(`-A ${service} -s wlc`);
  await page.getByRole("button", { name: "Put back now" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Put back now" }).click();
  await ends(page, "Rolled back");
  expect(await lab.script("director1", "ipvsadm -Sn")).toContain(`-A ${service} -s wrr`);
  await page.getByRole("button", { name: "Make a new plan" }).click();
  await expect(page).toHaveURL(/\/plan\?plan=/);
});

test("a director that refuses the file is named, and what it printed is harmless text", async ({ page, lab }) => {
  await breakKeepalived(lab);
  await makePlan(page, cluster.id);
  await apply(page);
  await ends(page, /^(Rolled back|Failed, nothing changed)/);
  const output = page.getByRole("region", { name: "Output of the host" });
  await expect(output).toContainText("<img src=x onerror=alert(1)>");
  await expect(output).toContainText("<U+001B>]52;c;cm0gLXJm<U+0007>");
  await expect(output).toContainText("<U+202E>");
  expect(await page.locator("img[src=x]").count()).toBe(0);
  await expect(page.getByRole("row", { name: /director2/ })).toContainText(/Failed|Rolled back/);
  await expectAccessible(page);
  await mendKeepalived(lab);
});

test("two states are compared, and an earlier one is made the draft and applied again", async ({ page }) => {
  await page.goto(`/clusters/${cluster.id}/history`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "1", exact: true }).click();
  await expect(page.getByRole("link", { name: "History" })).toHaveAttribute("aria-current", "true");
  await page.getByRole("button", { name: /Compared with/ }).click();
  await page.getByRole("option", { name: "Revision 2" }).click();
  await expect(page.getByRole("region", { name: /director1: .*keepalived.conf/ })).toContainText(
    "real_server 10.77.0.21 80",
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make this the draft" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Make this the draft" }).click();
  await expect(page).toHaveURL(/\/plan$/);
  await page.getByRole("button", { name: /^Make .*plan$/ }).click();
  await apply(page);
  await ends(page, "Confirmed");
});

test("what somebody changed by hand is adopted, ignored, or put back by a plan", async ({ page, lab }) => {
  await lab.script("director1", `ipvsadm -e ${service} -r 10.77.0.21:80 -g -w 7`);
  await lab.script("director2", "echo '# mine' >> /etc/keepalived/keepalived.conf");
  await lab.script("rs2", "sysctl -qw net.ipv4.conf.all.arp_announce=0");
  await page.goto(`/clusters/${cluster.id}/drift`);
  await page.getByRole("button", { name: "Look now" }).click();
  const weight = page.getByRole("row").filter({ hasText: "Destination changed" });
  const file = page.getByRole("row").filter({ hasText: "File changed" });
  await expect(weight.first()).toContainText("-g -w 1-g -w 1-g -w 7", { timeout: 30_000 });
  await expect(page.getByRole("link", { name: "Drift 4 differences" })).toBeVisible();
  await expect(page.getByRole("grid", { name: "Directors side by side" })).toContainText("as applied");
  await expectAccessible(page);

  await test.step("the file is ignored", async () => {
    await file
      .first()
      .getByRole("button", { name: /^Ignore/ })
      .click();
    await page.getByRole("dialog").getByLabel("Reason").fill("Being looked into");
    await page.getByRole("dialog").getByRole("button", { name: "Ignore" }).click();
    await expect(file.first()).toContainText("Ada Admin: Being looked into");
  });
  await test.step("the weight is adopted, for both directors", async () => {
    await weight
      .first()
      .getByRole("button", { name: /^Adopt/ })
      .click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Adopt" }).click();
    const table = () => lab.script("director2", "ipvsadm -Sn");
    await expect.poll(table, { timeout: 30_000 }).toContain(`-a ${service} -r 10.77.0.21:80 -g -w 7`);
    await expect(weight).toHaveCount(0, { timeout: 60_000 });
  });
  await test.step("a plan puts the rest back", async () => {
    await page.getByRole("button", { name: "Make a plan" }).click();
    await apply(page);
    await ends(page, "Confirmed");
    await page.goto(`/clusters/${cluster.id}/drift`);
    await expect(page.getByText("Everything is as applied")).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
  });
});

type Change = {
  readonly scheduler?: string;
  readonly destinations?: <Item>(all: readonly Item[]) => readonly Item[];
};

/** Edits the draft as a form would; what it is to be is a test's matter, and how forms work is another file's. */
async function editService({ scheduler, destinations }: Change): Promise<void> {
  const { services } = await api.get(`/clusters/${cluster.id}`, clusterResourceSchema);
  const [web] = services;
  if (web === undefined) throw new Error("the cluster has no service");
  if (scheduler !== undefined) await api.patch(`/services/${web.id}`, web, { scheduler }, serviceResourceSchema);
  const kept = destinations?.(web.destinations) ?? web.destinations;
  for (const one of web.destinations.filter((each) => !kept.includes(each))) {
    await api.delete(`/destinations/${one.id}`, one);
  }
}
