import { expect, test } from "vitest";
import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import type { LabHostName } from "@/tests/lab/lab-hosts";
import { authorizeWorker } from "@/tests/support/panel/lab-cluster";
import { confirmed, waitForOperation } from "@/tests/support/panel/wait-for-operation";
import { theLab } from "../the-lab";
import { panelOfThisFile } from "./panel-of-this-file";

const lab = theLab();
const { api } = panelOfThisFile();

type Login = { readonly username: string; readonly privilege: "root" | "sudo" };
const root: Login = { username: "root", privilege: "root" };

async function addTrusted(name: LabHostName, login: Login = root): Promise<HostResource> {
  const { host: address, port } = lab.address(name);
  const { id } = await api().post("/hosts", { name, address, port, ...login }, hostResourceSchema);
  await scan(id);
  return await api().post(`/hosts/${id}/trust`, { fingerprint: await lab.fingerprint(name) }, hostResourceSchema);
}

async function scan(id: string): Promise<HostResource> {
  await confirmed(api(), await api().post(`/hosts/${id}/scan`, undefined, operationResourceSchema));
  return await api().get(`/hosts/${id}`, hostResourceSchema);
}

async function readFacts(id: string) {
  return await waitForOperation(api(), await api().post(`/hosts/${id}/facts`, undefined, operationResourceSchema));
}

test("a host that does not know the worker's key is refused with what to do", async () => {
  const { id } = await addTrusted("rs1");
  expect(await readFacts(id)).toMatchObject({ state: "failed", problem: { code: "host.auth_failed" } });
  expect(await api().get(`/hosts/${id}`, hostResourceSchema)).toMatchObject({ connection: "refused", facts: null });
});

test("a user who may not run sudo is refused", async () => {
  const host = await addTrusted("rs2", { username: "nosudo", privilege: "sudo" });
  await authorizeWorker(api(), lab, "rs2", "/home/nosudo");
  expect(await readFacts(host.id)).toMatchObject({ state: "failed", problem: { code: "host.sudo_missing" } });
});

test("a user with sudo is as good as root", async () => {
  const host = await addTrusted("rs4", { username: "ops", privilege: "sudo" });
  await authorizeWorker(api(), lab, "rs4", "/home/ops");
  expect(await readFacts(host.id)).toMatchObject({ state: "confirmed" });
  expect(await api().get(`/hosts/${host.id}`, hostResourceSchema)).toMatchObject({ facts: { sudo: "works" } });
});

test("a host key that nobody confirmed is never signed in to", async () => {
  const { host: address, port } = lab.address("director2");
  const { id } = await api().post("/hosts", { name: "director2", address, port }, hostResourceSchema);
  for (const step of ["before", "after"]) {
    if (step === "after") await scan(id);
    const refused = await api().call("POST", `/api/v1/hosts/${id}/facts`);
    expect(refused).toMatchObject({ status: 409, body: { code: "host.key_unconfirmed" } });
  }
});

test("a changed host key quarantines the host, and nothing signs in there any more", async () => {
  const { id } = await addTrusted("rs3");
  await authorizeWorker(api(), lab, "rs3");
  expect(await readFacts(id)).toMatchObject({ state: "confirmed" });
  await lab.script(
    "rs3",
    "cp -a /etc/ssh /root/ssh.saved; rm /etc/ssh/ssh_host_*; ssh-keygen -A; systemctl restart ssh",
  );
  try {
    // The kept connection outlives the daemon's restart; a host that is really another one has no such connection.
    await lab.script("rs3", "pkill -f '[s]shd: root' || true");
    const since = await lab.script("rs3", "date '+%F %T'");
    expect(await readFacts(id)).toMatchObject({ state: "failed", problem: { code: "host.key_changed" } });
    expect(await api().get(`/hosts/${id}`, hostResourceSchema)).toMatchObject({
      trust: "quarantined",
      hostKeyFingerprint: await lab.fingerprint("rs3"),
    });
    const again = await api().call("POST", `/api/v1/hosts/${id}/facts`);
    expect(again).toMatchObject({ status: 409, body: { code: "host.key_changed" } });
    expect(await lab.script("rs3", `journalctl -u ssh --since '${since}' | grep -c Accepted || true`)).toBe("0");
  } finally {
    await lab.script("rs3", "rm -r /etc/ssh; mv /root/ssh.saved /etc/ssh; systemctl restart ssh");
  }
});
