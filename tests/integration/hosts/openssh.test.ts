import { chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectFacts } from "@/lib/hosts/collect-facts";
import type { HostAccess } from "@/lib/hosts/host-records";
import { installKey } from "@/lib/hosts/install-key";
import { scanHostKey } from "@/lib/hosts/scan-host-key";
import type { Program } from "@/lib/shell/model";
import { hostsUnderTest } from "@/tests/support/hosts-under-test";
import { cannotRunSshd, type Sshd, startSshd, type TestAccount } from "@/tests/support/sshd";

function program(script: string): Program {
  return { steps: [{ id: "only", script }] };
}

const failsWith = (code: string) => ({ kind: "failed", problem: { code } });

describe.skipIf(cannotRunSshd !== null)(`with OpenSSH's sshd (${cannotRunSshd ?? "here"})`, () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(async () => {
    await sshd.close();
  });

  function accessOf({ username }: TestAccount, privilege: "root" | "sudo" = "sudo"): HostAccess {
    const confirmedKey = { fingerprint: sshd.fingerprint, algorithm: "ssh-ed25519" };
    const place = { name: "lb1", address: "127.0.0.1", port: sshd.port, stamp: "" };
    return { ...place, username, privilege, trust: "trusted", confirmedKey };
  }

  function authorizedKeys({ home }: TestAccount): string {
    return readFileSync(path.join(home, ".ssh/authorized_keys"), "utf8");
  }

  test("a scan shows the fingerprint that ssh-keygen prints, and sends no authentication", async () => {
    const before = sshd.log().length;
    const place = { name: "lb1", address: "127.0.0.1", port: sshd.port };
    expect(await scanHostKey(place, null)).toEqual({
      kind: "offered",
      offered: { fingerprint: sshd.fingerprint, algorithm: "ssh-ed25519" },
    });
    await expect.poll(() => sshd.log().slice(before)).toContain("[preauth]");
    expect(sshd.log().slice(before)).not.toMatch(/Accepted|Failed|Invalid user/);
  });

  test("the password installs the key once, beside the keys that were there, readable by its owner only", async () => {
    const account = sshd.withoutSudo;
    const { records } = hostsUnderTest();
    const { publicKey } = records.workerKey;
    mkdirSync(path.join(account.home, ".ssh"), { mode: 0o777 });
    writeFileSync(path.join(account.home, ".ssh/authorized_keys"), `# ${publicKey}\nssh-ed25519 AAAAother somebody`);
    const { uid } = statSync(account.home);
    chownSync(path.join(account.home, ".ssh"), uid, uid);
    chownSync(path.join(account.home, ".ssh/authorized_keys"), uid, uid);

    const secret = { password: account.password, publicKey };
    expect(await installKey(accessOf(account), secret)).toEqual({ kind: "installed", added: true });
    expect(await installKey(accessOf(account), secret)).toEqual({ kind: "installed", added: false });
    expect(authorizedKeys(account)).toBe(`# ${publicKey}\nssh-ed25519 AAAAother somebody\n${publicKey}\n`);
    expect(statSync(path.join(account.home, ".ssh")).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(account.home, ".ssh/authorized_keys")).mode & 0o777).toBe(0o600);
  });

  test("a wrong password is refused after one attempt", async () => {
    const before = sshd.log().length;
    const secret = { password: "not-the-password", publicKey: "ssh-ed25519 AAAA x" };
    expect(await installKey(accessOf(sshd.withSudo), secret)).toMatchObject(failsWith("host.password_refused"));
    expect(
      sshd
        .log()
        .slice(before)
        .match(/Failed password/g),
    ).toHaveLength(1);
  });

  test("with the installed key and sudo, fifty programs run as root over one connection", async () => {
    const account = sshd.withSudo;
    const { hosts, records } = hostsUnderTest();
    const { publicKey } = records.workerKey;
    await installKey(accessOf(account), { password: account.password, publicKey });
    const access = accessOf(account);
    records.set("a", access);
    const before = sshd.log().length;
    for (let run = 0; run < 50; run++) {
      expect(await hosts.run("a", run % 2 === 0 ? "operation" : "sample", program("id -u"))).toMatchObject({
        kind: "completed",
        steps: [{ exitCode: 0, output: "0" }],
      });
    }
    expect(
      sshd
        .log()
        .slice(before)
        .match(/Accepted publickey/g),
    ).toHaveLength(1);
  });

  test("programs in the kept shell take a few milliseconds each", async () => {
    const { hosts, records } = hostsUnderTest();
    await authorize(records.workerKey.publicKey, sshd.withSudo);
    records.set("a", accessOf(sshd.withSudo));
    await hosts.run("a", "operation", program("true"));
    const durations: number[] = [];
    for (let run = 0; run < 100; run++) {
      const outcome = await hosts.run("a", "operation", program("true"));
      if (outcome.kind === "completed") durations.push(outcome.durationMs);
    }
    const median = durations.sort((a, b) => a - b)[50];
    expect(durations).toHaveLength(100);
    // 2 to 7 ms on two busy cores. A new channel for each would cost sshd a fork and a login shell: 40 ms and more.
    expect(median).toBeLessThan(40);
  });

  test("a user without sudo is told so, and facts say what the machine is", async () => {
    const { hosts, records } = hostsUnderTest();
    await authorize(records.workerKey.publicKey, sshd.withSudo);
    await authorize(records.workerKey.publicKey, sshd.withoutSudo);
    records.set("sudo", accessOf(sshd.withSudo));
    records.set("plain", accessOf(sshd.withoutSudo));
    const host = { name: "lb1", privilege: "sudo" } as const;
    expect(await collectFacts(hosts, { ...host, id: "plain" })).toMatchObject(failsWith("host.sudo_missing"));
    expect(await collectFacts(hosts, { ...host, id: "sudo" })).toMatchObject({
      kind: "collected",
      facts: {
        sudo: "works",
        packageManager: "apt",
        interfaces: expect.arrayContaining([expect.objectContaining({ name: "lo" })]),
      },
    });
  });

  test("a key that the host does not know is refused", async () => {
    const { hosts, records } = hostsUnderTest();
    records.set("a", accessOf(sshd.withSudo));
    expect(await hosts.run("a", "operation", program("true"))).toMatchObject({
      kind: "not-started",
      problem: { code: "host.auth_failed", params: { host: "lb1", username: sshd.withSudo.username } },
    });
  });

  test("no password, private key or text of a program is logged or in a command line of this machine", async () => {
    const account = sshd.withSudo;
    const { hosts, records, log } = hostsUnderTest();
    const watched = watchCommandLines();
    const { publicKey, privateKey } = records.workerKey;
    await installKey(accessOf(account), { password: account.password, publicKey });
    records.set("a", accessOf(account));
    await hosts.run("a", "operation", program("sleep 0.2; : sentinel-of-the-program"));
    await hosts.run("a", "operation", program("false"), { timeoutMs: 1 });
    const secrets = [account.password, ...privateKey.split("\n").slice(1, -2), "sentinel-of-the-program"];
    const commandLines = watched.stop();
    expect(commandLines).toContain("sshd: ");
    expect(log.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(`${log.join("")}${commandLines}${sshd.log()}`).not.toContain(secret);
  });

  async function authorize(publicKey: string, account: TestAccount): Promise<void> {
    const outcome = await installKey(accessOf(account), { password: account.password, publicKey });
    expect(outcome.kind).toBe("installed");
  }
});

/** Collects command lines and environments of every process, every few milliseconds. */
function watchCommandLines(): { stop(): string } {
  const seen = new Set<string>();
  const look = () => {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== String(process.pid))) {
      for (const file of ["cmdline", "environ"]) {
        try {
          seen.add(readFileSync(`/proc/${pid}/${file}`, "latin1"));
        } catch {
          // It has ended meanwhile.
        }
      }
    }
  };
  const timer = setInterval(look, 10);
  return {
    stop() {
      clearInterval(timer);
      return [...seen].join("\n");
    },
  };
}
