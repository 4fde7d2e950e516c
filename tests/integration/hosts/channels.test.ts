import { expect, test } from "vitest";
import type { Program } from "@/lib/shell/model";
import { hostsUnderTest, serverUnderTest } from "@/tests/support/hosts-under-test";
import { runForReal } from "@/tests/support/ssh-server";

function program(script: string): Program {
  return { steps: [{ id: "only", script }] };
}

test.each([1, 2])("with MaxSessions %i programs of both lanes take turns and none fails", async (maxSessions) => {
  const server = await serverUnderTest({ maxSessions });
  const { hosts, records } = hostsUnderTest({ channelRetryMs: 50 });
  records.trust("a", server);
  const runs = Array.from({ length: 20 }, (_, index) =>
    hosts.run("a", index % 2 === 0 ? "operation" : "sample", program(`sleep 0.02; echo ${index}`)),
  );
  const kinds = (await Promise.all(runs)).map(({ kind }) => kind);
  expect(kinds).toEqual(kinds.map(() => "completed"));
  expect(server.connections).toBe(1);
});

test("a channel that is refused for a moment is asked for again", async () => {
  let refusals = 3;
  const server = await serverUnderTest({
    get maxSessions() {
      refusals -= 1;
      return refusals >= 0 ? 0 : 10;
    },
  });
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  expect(await hosts.run("a", "operation", program("echo in"))).toMatchObject({ kind: "completed" });
});

test("a host that never opens a channel is not usable, and no byte of the program reached it", async () => {
  const server = await serverUnderTest({ maxSessions: 0 });
  const { hosts, records } = hostsUnderTest({ channelRetryMs: 50, shellTimeoutMs: 200 });
  records.trust("a", server);
  expect(await hosts.run("a", "operation", program("echo in"))).toMatchObject({
    kind: "not-started",
    problem: { code: "host.unreachable", params: { reason: "channels" } },
  });
});

test("an account that is not root, and one whose sudo asks for a password, get no program", async () => {
  const server = await serverUnderTest({
    onCommand: (channel, command) => {
      if (command.includes("sudo")) {
        channel.stderr.write("sudo: a password is required\n");
        channel.exit(1);
        channel.end();
      } else {
        runForReal(channel, command.replace("exec", "exec setpriv --reuid=65534 --clear-groups"));
      }
    },
  });
  const { hosts, records } = hostsUnderTest();
  for (const privilege of ["root", "sudo"] as const) {
    records.trust(privilege, server, { username: "ops", privilege });
    expect(await hosts.run(privilege, "operation", program("echo in"))).toMatchObject({
      kind: "not-started",
      problem: { code: "host.sudo_missing", params: { username: "ops" } },
    });
  }
  expect(server.commands.some((command) => command.includes("sudo -n sh -s"))).toBe(true);
});

test("a host that takes the sign-in and then says nothing is given up", async () => {
  const server = await serverUnderTest({ onCommand: () => undefined });
  const { hosts, records } = hostsUnderTest({ shellTimeoutMs: 100 });
  records.trust("a", server);
  expect(await hosts.run("a", "operation", program("echo in"))).toMatchObject({
    kind: "not-started",
    problem: { code: "host.unreachable", params: { reason: "lost" } },
  });
});
