import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import type { Program } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import { hostsUnderTest, serverUnderTest } from "@/tests/support/hosts-under-test";

function program(script: string): Program {
  return { steps: [{ id: "only", script }] };
}

function completed(output: string) {
  return { kind: "completed", steps: [{ id: "only", exitCode: 0, output }] };
}

test("fifty programs of both lanes share one connection and two shells", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const runs = Array.from({ length: 50 }, (_, index) =>
    hosts.run("a", index % 2 === 0 ? "operation" : "sample", program(`echo ${index}`)),
  );
  const outcomes = await Promise.all(runs);
  expect(outcomes.map((outcome) => outcome.kind === "completed" && outcome.steps[0]?.output)).toEqual(
    outcomes.map((_, index) => String(index)),
  );
  expect(server.connections).toBe(1);
  expect(server.commands).toHaveLength(2);
  expect(records.reports).toEqual([{ kind: "connected", at: expect.any(Date) }]);
});

test("programs of a lane run in order, and a long one does not hold up the other lane", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const folder = await mkdtemp(path.join(tmpdir(), "signalbox-lanes-"));
  const gate = quote(path.join(folder, "gate"));
  try {
    const waits = program(`until [ -e ${gate} ]; do sleep 0.01; done; echo first`);
    const order: string[] = [];
    const first = hosts.run("a", "operation", waits).then(() => order.push("first"));
    const second = hosts.run("a", "operation", program("echo second")).then(() => order.push("second"));
    expect(await hosts.run("a", "sample", program("echo sample"))).toMatchObject(completed("sample"));
    expect(order).toEqual([]);
    await hosts.run("a", "sample", program(`touch ${gate}`));
    await Promise.all([first, second]);
    expect(order).toEqual(["first", "second"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a step that fails is an answer, not a lost program", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  expect(await hosts.run("a", "operation", program("echo no >&2; exit 3"))).toMatchObject({
    kind: "completed",
    steps: [{ exitCode: 3, output: "no" }],
  });
});

test("programs find the tools of sbin and make files that others can read", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const outcome = await hosts.run("a", "operation", program("umask; echo $PATH; pwd"));
  expect(outcome).toMatchObject(completed("0022\n/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n/"));
});

test("a connection that ends in the middle of a program leaves its outcome unknown, and the next one connects anew", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const folder = await mkdtemp(path.join(tmpdir(), "signalbox-cut-"));
  try {
    const started = path.join(folder, "started");
    const running = hosts.run("a", "operation", program(`touch ${quote(started)}; sleep 30`));
    await vi.waitFor(async () =>
      expect(await hosts.run("a", "sample", program(`test -e ${quote(started)}`))).toMatchObject(completed("")),
    );
    server.cut();
    expect(await running).toMatchObject({ kind: "unknown", problem: { code: "host.outcome_unknown" } });
    expect(await hosts.run("a", "operation", program("echo back"))).toMatchObject(completed("back"));
    expect(server.connections).toBe(2);
    await vi.waitFor(() =>
      expect(records.reports.map(({ kind }) => kind)).toEqual(["connected", "failed", "connected"]),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a connection that died while idle is replaced before anything is written", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  await hosts.run("a", "operation", program("echo one"));
  server.cut();
  await vi.waitFor(() => expect(records.problems()).toEqual(["host.unreachable"]));
  expect(await hosts.run("a", "operation", program("echo two"))).toMatchObject(completed("two"));
});

test("a host that cannot be reached gets no byte of the program", async () => {
  const server = await serverUnderTest();
  await server.close();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  expect(await hosts.run("a", "operation", program("echo"))).toMatchObject({
    kind: "not-started",
    problem: { code: "host.unreachable", params: { address: "127.0.0.1", port: server.port, reason: "refused" } },
  });
});

test("a program that runs too long is unknown, and its later steps do not start behind our back", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const folder = await mkdtemp(path.join(tmpdir(), "signalbox-timeout-"));
  try {
    const reached = quote(path.join(folder, "reached"));
    const slow: Program = {
      steps: [
        { id: "slow", script: "sleep 1.5" },
        { id: "next", script: `touch ${reached}` },
      ],
    };
    const outcome = await hosts.run("a", "operation", slow, { timeoutMs: 300 });
    expect(outcome).toMatchObject({ kind: "unknown", problem: { code: "host.timeout" } });
    const later = await hosts.run("a", "operation", program(`sleep 2; ls ${quote(folder)}`));
    expect(later).toMatchObject(completed(""));
    expect(server.connections).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a changed record lets programs end on the old connection and starts the next on a new one", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  await hosts.run("a", "sample", program("echo up"));
  const running = hosts.run("a", "operation", program("sleep 0.5; echo done"));
  records.trust("a", server, { username: "ops" });
  await vi.waitFor(async () => {
    await hosts.run("a", "sample", program("echo again"));
    expect(server.attempts).toEqual(["publickey root", "publickey root", "publickey ops", "publickey ops"]);
  });
  expect(await running).toMatchObject(completed("done"));
});

test("forget ends the connection at once, and with it what runs", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const folder = await mkdtemp(path.join(tmpdir(), "signalbox-forget-"));
  try {
    const started = quote(path.join(folder, "started"));
    const running = hosts.run("a", "operation", program(`touch ${started}; sleep 30`));
    await hosts.run("a", "sample", program(`until [ -e ${started} ]; do sleep 0.01; done`));
    hosts.forget("a");
    expect(await running).toMatchObject({ kind: "unknown", problem: { code: "host.outcome_unknown" } });
    expect(records.problems()).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
