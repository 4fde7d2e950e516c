import ssh2 from "ssh2";
import { expect, test, vi } from "vitest";
import { createSshKeyPair } from "@/lib/secrets/ssh-key-pair";
import { hostsUnderTest, serverUnderTest } from "@/tests/support/hosts-under-test";

const program = { steps: [{ id: "hello", script: "echo hello" }] };

function keyOf(type: "ed25519" | "ecdsa"): string {
  if (type === "ed25519") return createSshKeyPair("host").privateKey;
  return ssh2.utils.generateKeyPairSync("ecdsa", { bits: 256 }).private;
}

test("a host whose key nobody has confirmed is not even connected to", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server, { trust: "unconfirmed", confirmedKey: null });
  const outcome = await hosts.run("a", "operation", program);
  expect(outcome).toMatchObject({ kind: "not-started", problem: { code: "host.key_unconfirmed" } });
  expect(server).toMatchObject({ connections: 0, attempts: [] });
});

test("a host that shows another key gets no byte of authentication and goes into quarantine", async () => {
  const server = await serverUnderTest();
  const other = createSshKeyPair("other");
  const { hosts, records } = hostsUnderTest();
  const confirmed = `SHA256:${"A".repeat(43)}`;
  records.trust("a", server, { confirmedKey: { fingerprint: confirmed, algorithm: null } });
  const outcome = await hosts.run("a", "operation", program);
  expect(outcome).toMatchObject({ kind: "not-started", problem: { code: "host.key_changed" } });
  expect(server).toMatchObject({ connections: 1, attempts: [] });
  expect(records.reports).toContainEqual({
    kind: "key-changed",
    confirmed,
    offered: { fingerprint: server.fingerprint, algorithm: "ssh-ed25519" },
    at: expect.any(Date),
  });

  records.key = other;
  await hosts.run("a", "operation", program, { retryNow: true });
  expect(server.connections).toBe(1);
});

test("a key type that was added to a host does not look like a changed host", async () => {
  const [ecdsa, ed25519] = [keyOf("ecdsa"), keyOf("ed25519")];
  const before = await serverUnderTest({ hostKeys: [ecdsa] });
  const after = await serverUnderTest({ hostKeys: [ecdsa, ed25519] });
  const { hosts, records } = hostsUnderTest();
  const confirmedKey = { fingerprint: before.fingerprint, algorithm: "ecdsa-sha2-nistp256" };
  records.trust("a", after, { confirmedKey });
  expect(await hosts.run("a", "operation", program)).toMatchObject({ kind: "completed" });

  records.trust("b", after, { confirmedKey: { ...confirmedKey, algorithm: null } });
  expect(await hosts.run("b", "operation", program)).toMatchObject({ problem: { code: "host.key_changed" } });
});

test("a host that a person trusts anew is connected to at once", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server, { trust: "quarantined" });
  expect(await hosts.run("a", "sample", program)).toMatchObject({ problem: { code: "host.key_changed" } });
  records.trust("a", server);
  await vi.waitFor(async () => expect(await hosts.run("a", "sample", program)).toMatchObject({ kind: "completed" }));
});
