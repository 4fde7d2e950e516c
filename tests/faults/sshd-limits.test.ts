import { once } from "node:events";
import { chownSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, vi } from "vitest";
import type { Program } from "@/lib/shell/model";
import { hostsUnderTest, serverUnderTest } from "@/tests/support/hosts-under-test";
import { unpackNewerSshd } from "@/tests/support/newer-openssh";
import { cannotRunSshd, startSshd, type TestAccount } from "@/tests/support/sshd";
import { fault } from "./fault";
import { bySize } from "./fault-size";

const program: Program = { steps: [{ id: "only", script: "sleep 0.02; id -u" }] };

/** What Debian 12's own sshd does not have. */
const newer = cannotRunSshd === null ? await unpackNewerSshd() : { cannot: cannotRunSshd };

/** How long the panel tries with a wrong key, and after how long a pause it has the right one. */
const wrongMs = bySize({ quick: 20_000, full: 10 * 60_000 });
const pauseMs = bySize({ quick: 20_000, full: 60_000 });

/** How long somebody else keeps a sign-in of theirs open. */
const strangerMs = 1_000;

describe("what sshd allows", () => {
  afterEach(() => vi.useRealTimers());

  fault(
    {
      promise: "R12",
      fault: "OpenSSH with MaxSessions 1, 2, 10 and MaxStartups 1:100:1: programs that fail",
      limit: 0,
      unit: "failed",
      cannot: cannotRunSshd,
    },
    async () => {
      let trials = 0;
      let failed = 0;
      for (const limit of ["MaxSessions 1", "MaxSessions 2", "MaxSessions 10", "MaxStartups 1:100:1"]) {
        const sshd = await startSshd(limit);
        try {
          const { hosts, records } = hostsUnderTest();
          authorize(sshd.withSudo, records.workerKey.publicKey);
          const { username } = sshd.withSudo;
          const confirmedKey = { fingerprint: sshd.fingerprint, algorithm: "ssh-ed25519" };
          records.set("a", { port: sshd.port, confirmedKey, username, privilege: "sudo" });
          const stranger = await occupy(sshd.port);
          const lanes = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? "operation" : "sample"));
          const runs = Promise.all(lanes.map((lane) => hosts.run("a", lane, program)));
          await delay(strangerMs);
          stranger.destroy();
          const outcomes = await runs;
          trials += outcomes.length;
          failed += outcomes.filter((one) => one.kind !== "completed" || one.steps[0]?.output !== "0").length;
          await hosts.close();
        } finally {
          await sshd.close();
        }
      }
      return { trials, worst: failed };
    },
  );

  fault(
    { promise: "R12", fault: "a wrong key for ten minutes, sampled and used: sign-ins", limit: 3, unit: "sign-ins" },
    async () => {
      const server = await serverUnderTest({ allows: () => false });
      // Only the clock that pauses are measured by goes fast; the connections are real.
      vi.useFakeTimers({ toFake: ["performance"] });
      const { hosts, records } = hostsUnderTest();
      records.trust("a", server);
      const polls = 10 * 30;
      for (let poll = 0; poll < polls; poll += 1) {
        const lane = poll % 5 === 0 ? "operation" : "sample";
        expect(await hosts.run("a", lane, program)).toMatchObject({ kind: "not-started" });
        vi.advanceTimersByTime(2_000);
      }
      return { trials: polls, worst: server.attempts.length };
    },
  );

  fault(
    {
      promise: "R12",
      fault: "OpenSSH with strict PerSourcePenalties, a wrong key, then the right one: programs locked out",
      limit: 0,
      unit: "failed",
      cannot: "cannot" in newer ? newer.cannot : null,
      timeoutMs: wrongMs + pauseMs + 60_000,
    },
    async () => {
      if ("cannot" in newer) throw new Error(newer.cannot);
      const penalties = "PerSourcePenalties authfail:8 noauth:8 refuseconnection:8 min:8 max:600";
      const sshd = await startSshd(`${newer.config}${penalties}`, newer.program);
      try {
        const { username } = sshd.withSudo;
        const confirmedKey = { fingerprint: sshd.fingerprint, algorithm: "ssh-ed25519" };
        const login = { port: sshd.port, confirmedKey, username, privilege: "sudo" } as const;
        const { hosts, records } = hostsUnderTest();
        records.set("a", login);
        const until = performance.now() + wrongMs;
        let trials = 0;
        for (; performance.now() < until; trials += 1) {
          expect(await hosts.run("a", "sample", program)).toMatchObject({ kind: "not-started" });
          await delay(2_000);
        }
        expect(sshd.log()).toMatch(/ activating ipv4 penalty /);
        const signIns = sshd.log().match(/^Failed publickey /gm) ?? [];
        expect(signIns.length).toBeLessThanOrEqual(3);
        await delay(pauseMs);
        const later = hostsUnderTest();
        later.records.set("a", login);
        authorize(sshd.withSudo, later.records.workerKey.publicKey);
        const outcome = await later.hosts.run("a", "operation", program);
        await Promise.all([hosts.close(), later.hosts.close()]);
        return { trials: trials + 1, worst: outcome.kind === "completed" ? 0 : 1 };
      } finally {
        await sshd.close();
      }
    },
  );
});

/** A connection that is made and then says nothing, as a scanner's. */
async function occupy(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

function authorize({ home }: TestAccount, publicKey: string): void {
  const folder = path.join(home, ".ssh");
  const { uid } = statSync(home);
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(path.join(folder, "authorized_keys"), `${publicKey}\n`, { mode: 0o600 });
  for (const owned of [folder, path.join(folder, "authorized_keys")]) chownSync(owned, uid, uid);
}
