import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { createExampleCluster } from "../../support/cluster-by-api";
import { type Panel, startPanel } from "../../support/panel";

const fingerprint = `SHA256:${"A".repeat(43)}`;
const otherFingerprint = `SHA256:${"B".repeat(43)}`;
const offered = (of: string) => ({ fingerprint: of, algorithm: "ssh-ed25519", seenAt: "2026-11-21T00:00:00.000Z" });

let panel: Panel;
beforeAll(async () => {
  panel = await startPanel();
});
afterAll(() => panel.close());

let names = 0;
function name(): string {
  names += 1;
  return `host-${names}`;
}

describe("a host", () => {
  test("is added unconfirmed, with sensible defaults, and shown in the shape that clients know", async () => {
    const body = { name: name(), address: "FD00::00:1" };
    const answer = await panel.call("POST", "/api/v1/hosts", { as: "admin", body });
    expect(answer).toMatchObject({
      status: 201,
      body: { address: "fd00::1", port: 22, username: "root", privilege: "root", trust: "unconfirmed", uses: [] },
    });
    const read = await panel.call("GET", `/api/v1/hosts/${answer.body.id}`, { as: "viewer" });
    expect(hostResourceSchema.strict().parse(read.body)).toEqual(read.body);
    expect(read.headers.get("etag")).toBe('"rev-1"');
  });

  test("is checked whole, and neither name nor sshd is taken twice", async () => {
    const bad = { name: "", address: "10.0.0.300", port: 0, username: "Root; rm -rf /", privilege: "su" };
    const answer = await panel.call("POST", "/api/v1/hosts", { as: "admin", body: bad });
    expect(answer.body.problems.map(({ code }: { code: string }) => code).sort()).toEqual([
      "host_address.invalid",
      "name.required",
      "port.range",
      "username.invalid",
      "value.choice",
    ]);
    const body = { name: name(), address: "lb.example.org" };
    await panel.call("POST", "/api/v1/hosts", { as: "admin", body });
    const again = await panel.call("POST", "/api/v1/hosts", {
      as: "admin",
      body: { ...body, address: "LB.example.org" },
    });
    expect(again).toMatchObject({
      status: 422,
      body: { problems: [{ code: "name.taken" }, { path: ["address"], code: "host_address.taken" }] },
    });
  });

  test("of two added at the same time with one name one wins, and the other is told the field", async () => {
    for (let round = 0; round < 5; round += 1) {
      const twin = name();
      const answers = await Promise.all(
        [1, 2].map((index) =>
          panel.call("POST", "/api/v1/hosts", { as: "admin", body: { name: twin, address: `10.9.${round}.${index}` } }),
        ),
      );
      const lost = answers.find(({ status }) => status !== 201);
      expect(lost?.body.problems).toMatchObject([{ path: ["name"] }]);
    }
  });

  test("that moves to another address is unconfirmed again and tells the worker", async () => {
    const host = await panel.addHost(name(), { trust: "trusted", hostKeyFingerprint: fingerprint });
    const told: string[] = [];
    const unlisten = await panel.database.listen("signalbox_host", (id) => told.push(id));
    const path = `/api/v1/hosts/${host.id}`;
    const renamed = await panel.call("PATCH", path, { as: "admin", revision: 1, body: { name: name() } });
    expect(renamed.body).toMatchObject({ trust: "trusted", hostKeyFingerprint: fingerprint });
    const moved = await panel.call("PATCH", path, { as: "admin", revision: 2, body: { port: 2222 } });
    expect(moved.body).toMatchObject({
      trust: "unconfirmed",
      hostKeyFingerprint: null,
      offeredHostKey: null,
      facts: null,
    });
    await expect.poll(() => told.filter((id) => id === host.id).length).toBe(2);
    await unlisten();
  });

  test("is removed only when no cluster uses it", async () => {
    const { clusterId, directorIds } = await createExampleCluster(panel);
    const director = await panel.call("GET", `/api/v1/directors/${directorIds[0]}`, { as: "viewer" });
    const path = `/api/v1/hosts/${director.body.hostId}`;
    const host = await panel.call("GET", path, { as: "viewer" });
    expect(host.body.uses).toMatchObject([{ clusterId, role: "director" }]);
    const refused = await panel.call("DELETE", path, { as: "admin", revision: 1 });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "conflict.in_use", problems: [{ code: "host.in_use" }] },
    });
    await panel.call("DELETE", `/api/v1/directors/${directorIds[0]}`, { as: "operator", revision: 1 });
    expect((await panel.call("DELETE", path, { as: "admin" })).status).toBe(428);
    expect((await panel.call("DELETE", path, { as: "admin", revision: 1 })).status).toBe(204);
    expect((await panel.call("GET", path, { as: "admin" })).status).toBe(404);
  });
});

describe("confirming a host key", () => {
  const trust = (id: string, body: object) => panel.call("POST", `/api/v1/hosts/${id}/trust`, { as: "admin", body });

  test("needs the fingerprint the host offers now", async () => {
    const silent = await panel.addHost(name());
    expect((await trust(silent.id, { fingerprint })).body.problems).toMatchObject([
      { code: "fingerprint.none_offered" },
    ]);
    const host = await panel.addHost(name(), { offeredHostKey: offered(fingerprint) });
    const other = await trust(host.id, { fingerprint: otherFingerprint });
    expect(other).toMatchObject({ status: 422, body: { problems: [{ code: "fingerprint.other" }] } });
    const done = await trust(host.id, { fingerprint });
    expect(done).toMatchObject({ status: 200, body: { trust: "trusted", hostKeyFingerprint: fingerprint } });
  });

  test("of a quarantined host needs both fingerprints, and both are in the trail", async () => {
    const host = await panel.addHost(name(), {
      trust: "quarantined",
      hostKeyFingerprint: fingerprint,
      offeredHostKey: offered(otherFingerprint),
    });
    const hasty = await trust(host.id, { fingerprint: otherFingerprint });
    expect(hasty).toMatchObject({
      status: 422,
      body: { problems: [{ path: ["replaces"], code: "fingerprint.replaces" }] },
    });
    const done = await trust(host.id, { fingerprint: otherFingerprint, replaces: fingerprint });
    expect(done.body).toMatchObject({ trust: "trusted", hostKeyFingerprint: otherFingerprint });
    const trail = await panel.call("GET", `/api/v1/audit?objectId=${host.id}`, { as: "admin" });
    expect(trail.body.items[0]).toMatchObject({
      action: "host.trust",
      before: { trust: "quarantined", hostKeyFingerprint: fingerprint },
      after: { trust: "trusted", hostKeyFingerprint: otherFingerprint },
    });
  });
});

describe("work on a host", () => {
  test.each([
    ["scan", undefined, "host_scan", {}],
    ["facts", undefined, "host_facts", {}],
    [
      "packages",
      { packages: ["keepalived", "ipvsadm", "keepalived"] },
      "host_packages",
      { packages: ["ipvsadm", "keepalived"] },
    ],
    ["install-key", { password: "sentinel" }, "host_install_key", {}],
  ])("%s becomes an operation, once per Idempotency-Key", async (path, body, kind, request) => {
    const host = await panel.addHost(name(), { trust: "trusted", hostKeyFingerprint: fingerprint });
    const send = () =>
      panel.call("POST", `/api/v1/hosts/${host.id}/${path}`, {
        as: "admin",
        ...(body !== undefined && { body }),
        headers: { "idempotency-key": host.id },
      });
    const first = await send();
    expect(first).toMatchObject({
      status: 202,
      body: { kind, request, state: "queued", hostId: host.id, hostName: host.name },
    });
    expect(first.headers.get("location")).toBe(`/api/v1/operations/${first.body.id}`);
    expect((await send()).body.id).toBe(first.body.id);
  });

  test("is refused at once while its key is unconfirmed or changed; only a scan is possible", async () => {
    for (const [trust, code] of [
      ["unconfirmed", "host.key_unconfirmed"],
      ["quarantined", "host.key_changed"],
    ] as const) {
      const host = await panel.addHost(name(), { trust });
      for (const [path, body] of [
        ["facts", {}],
        ["packages", { packages: ["keepalived"] }],
        ["install-key", { password: "x" }],
      ] as const) {
        const answer = await panel.call("POST", `/api/v1/hosts/${host.id}/${path}`, { as: "admin", body });
        expect(answer).toMatchObject({ status: 409, body: { code } });
      }
      expect((await panel.call("POST", `/api/v1/hosts/${host.id}/scan`, { as: "admin" })).status).toBe(202);
    }
  });
});

describe("secrets", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = String(privateKey.export({ type: "pkcs1", format: "pem" }));
  const inside = pem.split("\n")[3] ?? "";

  test("that were uploaded or typed are in no answer, no row, no log line and no entry of the trail", async () => {
    const host = await panel.addHost(name(), { trust: "trusted", hostKeyFingerprint: fingerprint });
    const at = `/api/v1/hosts/${host.id}`;
    const body = { kind: "uploaded_key", privateKey: pem, passphrase: "sentinel-passphrase" };
    const answers = [
      await panel.call("PUT", `${at}/credential`, { as: "admin", body }),
      await panel.call("POST", `${at}/install-key`, { as: "admin", body: { password: "sentinel-host-password" } }),
      await panel.call("POST", `${at}/install-key`, { as: "admin", body: { password: 7, secret: "sentinel-field" } }),
      await panel.call("PUT", `${at}/credential`, { as: "admin", body: { ...body, kind: "sentinel-kind" } }),
      await panel.call("GET", at, { as: "admin" }),
      await panel.call("GET", "/api/v1/hosts", { as: "admin" }),
      await panel.call("GET", "/api/v1/operations", { as: "admin" }),
      await panel.call("GET", "/api/v1/audit?limit=200", { as: "admin" }),
      await panel.call("GET", "/api/v1/settings", { as: "admin" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 202, 422, 422, 200, 200, 200, 200, 200]);
    expect(answers[0]?.body).toMatchObject({ credential: "uploaded_key", hasUploadedKey: true });
    const rows = await panel.database.prisma.$queryRaw<{ row: string }[]>`
      select t::text as row from host t union all select t::text from host_secret t
      union all select t::text from operation t union all select t::text from audit_entry t
      union all select t::text from graphile_worker._private_jobs t`;
    const everywhere = [...answers.map(({ text }) => text), ...rows.map(({ row }) => row), ...panel.log].join("\n");
    for (const secret of [inside, "sentinel-passphrase", "sentinel-host-password"]) {
      expect(everywhere).not.toContain(secret);
    }
    // Sealed they are there: a compact JWE each.
    expect(rows.filter(({ row }) => /eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+/.test(row)).length).toBeGreaterThan(0);
    // No sealed text leaves either.
    for (const { text } of answers) expect(text).not.toContain("eyJ");
  });

  test("are refused with every problem when they are no key, and the worker's own key takes their place again", async () => {
    const host = await panel.addHost(name());
    const at = `/api/v1/hosts/${host.id}/credential`;
    const junk = await panel.call("PUT", at, {
      as: "admin",
      body: { kind: "uploaded_key", privateKey: "ssh-rsa AAAA" },
    });
    expect(junk).toMatchObject({ status: 422, body: { problems: [{ path: ["privateKey"], code: "key.public" }] } });
    await panel.call("PUT", at, { as: "admin", body: { kind: "uploaded_key", privateKey: pem } });
    const own = await panel.call("PUT", at, { as: "admin", body: { kind: "worker_key" } });
    expect(own.body).toMatchObject({ credential: "worker_key", hasUploadedKey: false });
  });

  test("cannot be stored before a worker made the key they are sealed to", async () => {
    const host = await panel.addHost(name());
    const { prisma } = panel.database;
    const { sealingPublicKey } = await prisma.installation.findUniqueOrThrow({ where: { id: 1 } });
    await prisma.installation.update({ where: { id: 1 }, data: { sealingPublicKey: {} } });
    const body = { kind: "uploaded_key", privateKey: pem };
    const answer = await panel.call("PUT", `/api/v1/hosts/${host.id}/credential`, { as: "admin", body });
    expect(answer).toMatchObject({ status: 503, body: { code: "worker.absent" } });
    await prisma.installation.update({ where: { id: 1 }, data: { sealingPublicKey: sealingPublicKey ?? {} } });
  });
});
