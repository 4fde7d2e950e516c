import { connect, createServer, type Socket } from "node:net";
import { expect, test, vi } from "vitest";
import type { Program } from "@/lib/shell/model";
import { hostsUnderTest, serverUnderTest } from "@/tests/support/hosts-under-test";

const program: Program = { steps: [{ id: "only", script: "echo in" }] };

test("after two refused sign-ins nobody but a person who asks gets a third", async () => {
  const server = await serverUnderTest({ allows: () => false });
  const { hosts, records } = hostsUnderTest({ backoffFirstMs: 1, backoffLastMs: 1 });
  records.trust("a", server);
  const refused = { kind: "not-started", problem: { code: "host.auth_failed", params: { username: "root" } } };
  for (let attempt = 0; attempt < 20; attempt++) {
    expect(await hosts.run("a", "sample", program)).toMatchObject(refused);
    expect(await hosts.run("a", "operation", program)).toMatchObject(refused);
  }
  expect(server.attempts).toHaveLength(2);

  expect(await hosts.run("a", "operation", program, { retryNow: true })).toMatchObject(refused);
  expect(server.attempts).toHaveLength(3);
});

test("a changed credential is tried at once, and so is a host that was forgotten", async () => {
  let welcome = false;
  const server = await serverUnderTest({ allows: () => welcome });
  const { hosts, records } = hostsUnderTest({ backoffFirstMs: 1, backoffLastMs: 1 });
  records.trust("a", server);
  for (let attempt = 0; attempt < 3; attempt++) await hosts.run("a", "operation", program);
  expect(server.attempts).toHaveLength(2);
  hosts.forget("a");
  await hosts.run("a", "operation", program);
  await hosts.run("a", "operation", program);
  expect(server.attempts).toHaveLength(4);
  welcome = true;
  records.trust("a", server, { username: "ops" });
  await vi.waitFor(async () => expect(await hosts.run("a", "sample", program)).toMatchObject({ kind: "completed" }));
});

test("samples leave a host that refuses connections alone; an operation tries at once", async () => {
  const server = await serverUnderTest();
  await server.close();
  let knocks = 0;
  const knocker = createServer((socket: Socket) => {
    knocks += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => knocker.listen(server.port, "127.0.0.1", resolve));
  try {
    const { hosts, records } = hostsUnderTest({ hangUpRetryMs: 0 });
    records.trust("a", server);
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(await hosts.run("a", "sample", program)).toMatchObject({ problem: { code: "host.unreachable" } });
    }
    expect(knocks).toBe(1);
    await hosts.run("a", "operation", program);
    expect(knocks).toBe(2);
    expect(records.problems()).toEqual(["host.unreachable"]);
  } finally {
    knocker.close();
  }
});

test("a host that accepts and then says nothing is given up after the connect time-out", async () => {
  const silent = createServer(() => undefined);
  const sockets = new Set<Socket>();
  silent.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    const { hosts, records } = hostsUnderTest({ connectTimeoutMs: 200 });
    records.set("a", { port, confirmedKey: { fingerprint: "SHA256:none", algorithm: null } });
    expect(await hosts.run("a", "operation", program)).toMatchObject({
      kind: "not-started",
      problem: { code: "host.unreachable", params: { reason: "timeout" } },
    });
  } finally {
    for (const socket of sockets) socket.destroy();
    silent.close();
  }
});

test("a host that dies without a word is noticed by the keepalive, in the middle of a program", async () => {
  const server = await serverUnderTest();
  const relay = await startRelay(server.port);
  try {
    const { hosts, records } = hostsUnderTest({ keepaliveIntervalMs: 100 });
    records.trust("a", server, { port: relay.port });
    await hosts.run("a", "operation", program);
    const running = hosts.run("a", "operation", { steps: [{ id: "only", script: "sleep 20" }] });
    await hosts.run("a", "sample", program);
    relay.stall();
    const startedMs = performance.now();
    expect(await running).toMatchObject({ kind: "unknown", problem: { code: "host.outcome_unknown" } });
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    expect(await hosts.run("a", "sample", program)).toMatchObject({ problem: { params: { reason: "lost" } } });
  } finally {
    await relay.close();
  }
});

/** Passes bytes on until it is told to stall: then nothing moves and no connection ends, as behind a pulled cable. */
async function startRelay(target: number) {
  let stalled = false;
  const sockets: Socket[] = [];
  const relay = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    sockets.push(near, far);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("data", (chunk) => !stalled && to.write(chunk));
      from.on("error", () => undefined);
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const address = relay.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    stall() {
      stalled = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
}
