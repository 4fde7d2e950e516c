import { clusterResourceSchema, realServerResourceSchema, serviceResourceSchema } from "@/lib/api/resources/cluster";
import { personResourceSchema } from "@/lib/api/resources/people";
import { PanelApi } from "@/tests/support/panel/panel-api";
import { ClusterPages } from "./support/cluster-pages";
import { expectAccessible } from "./support/expect-accessible";
import { openSession } from "./support/open-session";
import { admin } from "./support/sign-in";
import { expect, test } from "./support/test";

test.describe.configure({ mode: "serial" });

const viewer = { name: "Vera Viewer", email: "vera@example.org", password: "correct horse battery staple" };
let api: PanelApi;
let clusterId: string;

test.beforeAll(async ({ panel }) => {
  test.setTimeout(300_000);
  api = new PanelApi(panel.origin);
  await api.setUp(await panel.setupToken(), admin);
  await api.post("/people", { ...viewer, role: "viewer" }, personResourceSchema);
});

test("an empty panel says what comes first", async ({ page }) => {
  await openSession(page);
  await page.goto("/");
  await expect(page.getByText("No cluster yet")).toBeVisible();
  await expectAccessible(page);
  await new ClusterPages(page).create("edited");
  clusterId = new URL(page.url()).pathname.split("/")[2] ?? "";
});

test("everything that is wrong with a service shows at once, where it is wrong", async ({ page }) => {
  await openSession(page);
  await page.goto(`/clusters/${clusterId}/services`);
  const cluster = new ClusterPages(page);
  await cluster.addVip("10.77.0.220");
  await cluster.newService("Web site or API");
  await page.getByRole("textbox", { name: "Port" }).fill("");
  await page.getByRole("textbox", { name: "Port" }).blur();
  await page.getByText("Health checks").click();
  await page.getByRole("textbox", { name: "Path" }).fill("no slash");
  await page.getByText("Health checks").click();
  await page.getByRole("button", { name: "Add service" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(/fields need your attention/);
  await expect(page.getByLabel("Name")).toBeFocused();
  await expect(page.getByText("Enter a name.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Path" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Path" })).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await page.getByLabel("Name").fill("web");
  await page.getByRole("textbox", { name: "Port" }).fill("80");
  await page.getByRole("textbox", { name: "Path" }).fill("/health");
  await cluster.addService();
  await expect(page.getByRole("link", { name: "web", exact: true })).toBeVisible();
});

test("what stands beside the form of a new service is what is saved", async ({ page }) => {
  await openSession(page);
  const body = { name: "ns1", address: "10.77.0.221" };
  await api.post(`/clusters/${clusterId}/real-servers`, body, realServerResourceSchema);
  await page.goto(`/clusters/${clusterId}/services`);
  const cluster = new ClusterPages(page);
  await cluster.newService("DNS over UDP");
  await page.getByRole("textbox", { name: /^Name\*?$/ }).fill("dns");
  await page.getByRole("checkbox", { name: /^ns1 / }).check();
  await page.getByRole("radio", { name: /^NAT/ }).check({ force: true });
  const rules = page.getByRole("region", { name: "ipvsadm -R" });
  await expect(rules).toContainText("-A -u 10.77.0.220:53 -s rr -o");
  await expect(rules).toContainText("-a -u 10.77.0.220:53 -r 10.77.0.221:53 -m -w 1");
  await expectAccessible(page);
  await cluster.addService();
  const { services } = await api.get(`/clusters/${clusterId}`, clusterResourceSchema);
  expect(services.find(({ name }) => name === "dns")).toMatchObject({
    listener: { kind: "address", protocol: "UDP", port: 53 },
    scheduler: "rr",
    onePacket: true,
    healthChecks: [{ kind: "dns" }],
    destinations: [{ forwarding: "nat", port: 53, weight: 1 }],
  });
});

test("settings of the directors' IPVS and of VRRP are saved together", async ({ page }) => {
  await openSession(page);
  await page.goto(`/clusters/${clusterId}/settings`);
  await page.getByText("When real servers leave").click();
  await page.getByRole("button", { name: /net\.ipv4\.vs\.expire_nodest_conn/ }).click();
  await page.getByRole("option", { name: "1" }).click();
  await page.getByRole("button", { name: "Watch process" }).click();
  await page.getByRole("textbox", { name: "Process" }).fill("nginx");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  const { ipvs, vrrp } = await api.get(`/clusters/${clusterId}`, clusterResourceSchema);
  expect(ipvs).toMatchObject({ timeouts: null, sysctls: { expire_nodest_conn: 1 } });
  expect(vrrp?.trackers).toMatchObject([{ kind: "process", process: "nginx" }]);
});

test("a second VRRP instance with a password of its own takes a VIP over", async ({ page }) => {
  await openSession(page);
  await page.goto(`/clusters/${clusterId}/settings`);
  // Presses before the page's program runs go nowhere; its stream of live figures tells that it does.
  await expect(page.getByRole("status").getByText("Live")).toBeVisible();
  await page.getByRole("button", { name: "Add VRRP instance" }).click();
  await page.getByText("Further VRRP instance").click();
  const instance = page.locator("details").filter({ has: page.getByText("Further VRRP instance") });
  await instance.getByRole("textbox", { name: "Virtual router ID" }).fill("77");
  await instance.getByText("More of VRRP").click();
  await instance.getByRole("button", { name: "Make a random one" }).click();
  await expect(instance.getByText("Set (••••••••")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved")).toBeVisible();

  await page.goto(`/clusters/${clusterId}/services`);
  await page.getByRole("button", { name: "Actions for 10.77.0.220" }).click();
  await page.getByRole("menuitem", { name: "Edit VIP" }).click();
  await new ClusterPages(page).choose(/VRRP instance/, "Router 77");
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  const { vips, vrrpInstances } = await api.get(`/clusters/${clusterId}`, clusterResourceSchema);
  expect(vrrpInstances).toMatchObject([{ virtualRouterId: 77, authentication: { sha256: expect.any(String) } }]);
  expect(vips[0]?.vrrpInstanceId).toBe(vrrpInstances[0]?.id);
});

test("the drawing of a cluster is walked by keyboard, and says in words what it shows", async ({ page }) => {
  await openSession(page);
  await page.goto(`/clusters/${clusterId}/topology`);
  const drawing = page.getByRole("region", { name: "Way of packets" });
  await expect(drawing.getByRole("link")).toHaveCount(2);
  await expect(page.getByRole("row", { name: /10\.77\.0\.220/ })).toBeVisible();
  await expectAccessible(page);
  await drawing.getByRole("link", { name: /ns1/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/real-servers$/);
});

test("an edit on top of somebody else's shows what they changed and lets the person decide", async ({ page }) => {
  await openSession(page);
  const before = await api.get(`/clusters/${clusterId}`, clusterResourceSchema);
  const [service] = before.services;
  if (service === undefined) throw new Error("the test before made it");
  await page.goto(`/clusters/${clusterId}/services/${service.id}`);
  await page.getByRole("link", { name: "Edit settings" }).click();
  await page.getByLabel("Name").fill("web of mine");
  await api.patch(`/services/${service.id}`, service, { scheduler: "rr" }, serviceResourceSchema);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Somebody else saved in the meantime")).toBeVisible();
  await expect(page.getByText("Scheduler: wlc → rr")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep my input" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/services/${service.id}$`));
  const after = await api.get(`/services/${service.id}`, serviceResourceSchema);
  expect(after).toMatchObject({ name: "web of mine", scheduler: "rr" });
});

test("a viewer sees the cluster and is offered nothing to change", async ({ page }) => {
  await openSession(page, viewer);
  for (const tab of ["services", "real-servers", "directors", "topology", "plan", "settings"]) {
    await page.goto(`/clusters/${clusterId}/${tab}`);
    await expect(page.getByRole("heading", { level: 1, name: "edited" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^(Add|Make|Save|Remove)/ })).toHaveCount(0);
    await expectAccessible(page);
  }
});

test("a cluster that is not there answers as nothing", async ({ page }) => {
  await openSession(page);
  for (const path of ["01a1fca8-ed15-721d-bd4c-7b304f84ed0e", "not-an-id"]) {
    expect((await page.goto(`/clusters/${path}/services`))?.status()).toBe(404);
  }
});
