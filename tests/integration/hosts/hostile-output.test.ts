import { createServer, type Socket } from "node:net";
import type { Writable } from "node:stream";
import type { ServerChannel } from "ssh2";
import { expect, test } from "vitest";
import type { Program } from "@/lib/shell/model";
import { hostsUnderTest, serverUnderTest } from "@/tests/support/hosts-under-test";
import { runForReal } from "@/tests/support/ssh-server";
import { framed, lyingShell } from "@/tests/support/ssh-server-lies";

const megabyte = 1024 * 1024;

function program(script: string): Program {
  return { steps: [{ id: "only", script }] };
}

/** Most that this process grew by while `work` ran, sampled every few milliseconds. */
async function peakGrowth(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  await work();
  clearInterval(timer);
  return peak - before;
}

function endlessly(channel: Writable, chunk: Buffer): void {
  const more = () => {
    while (channel.writable && channel.write(chunk));
  };
  channel.on("drain", more);
  more();
}

const tooLarge = { kind: "unknown", problem: { code: "host.output_too_large" } };

test("a hundred megabytes end at the cap, without the memory for them, and the host stays usable", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  await hosts.run("a", "sample", program("echo warm"));
  const growth = await peakGrowth(async () => {
    const script = `head -c 100000000 /dev/zero | tr '\\0' x`;
    expect(await hosts.run("a", "operation", program(script))).toMatchObject(tooLarge);
  });
  expect(growth).toBeLessThan(100 * megabyte);
  expect(await hosts.run("a", "operation", program("echo still here"))).toMatchObject({ kind: "completed" });
});

test.each([
  ["lines", Buffer.from("line of output\n".repeat(1000))],
  ["a line that never ends", Buffer.alloc(32 * 1024, "x")],
  ["terminal escapes", Buffer.from("\u001b]52;c;ZXZpbA==\u0007\u001b[2J".repeat(1000))],
  ["false trailers", Buffer.from(`@${"0".repeat(32)} done 0\n`.repeat(1000))],
])("endless output of %s is cut off", async (_title, chunk) => {
  const server = await serverUnderTest({ onCommand: lyingShell((channel) => endlessly(channel, chunk)) });
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const growth = await peakGrowth(async () => {
    expect(await hosts.run("a", "operation", program("true"))).toMatchObject(tooLarge);
  });
  expect(growth).toBeLessThan(80 * megabyte);
});

test("endless output on the channel for errors is cut off too", async () => {
  const noise = Buffer.alloc(32 * 1024, "e");
  const onCommand = lyingShell((channel) => {
    for (let sent = 0; sent < 200; sent++) channel.stderr.write(noise);
  });
  const server = await serverUnderTest({ onCommand });
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  expect(await hosts.run("a", "operation", program("true"))).toMatchObject(tooLarge);
});

test("a host that does not stop when its channel is closed loses its connection", async () => {
  const server = await serverUnderTest({
    onCommand: lyingShell((channel) => {
      const timer = setInterval(() => channel.write("x".repeat(1000)), 1);
      channel.on("close", () => clearInterval(timer));
      // Keeps its side open, whatever it is asked for.
      channel.close = () => undefined;
    }),
  });
  const { hosts, records } = hostsUnderTest({ channelCloseGraceMs: 100 });
  records.trust("a", server);
  const limits = { maxOutputBytes: 10_000 };
  expect(await hosts.run("a", "operation", program("true"), limits)).toMatchObject(tooLarge);
  await expect.poll(() => records.problems(), { timeout: 5_000 }).toEqual(["host.unreachable"]);
});

test("a byte at a time is waited for until the time-out, whatever trickles in", async () => {
  const onCommand = lyingShell((channel) => {
    const timer = setInterval(() => channel.write("."), 10);
    channel.on("close", () => clearInterval(timer));
  });
  const server = await serverUnderTest({ onCommand });
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const startedMs = performance.now();
  const outcome = await hosts.run("a", "operation", program("true"), { timeoutMs: 500 });
  expect(outcome).toMatchObject({ kind: "unknown", problem: { code: "host.timeout" } });
  expect(performance.now() - startedMs).toBeLessThan(3_000);
});

test("words without end before the SSH greeting are cut off", async () => {
  const sockets = new Set<Socket>();
  const babbler = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    endlessly(socket, Buffer.from(`${"Welcome! ".repeat(20)}\r\n`.repeat(100)));
  });
  await new Promise<void>((resolve) => babbler.listen(0, "127.0.0.1", resolve));
  const address = babbler.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    const { hosts, records } = hostsUnderTest({ connectTimeoutMs: 1_000 });
    records.set("a", { port, confirmedKey: { fingerprint: "SHA256:none", algorithm: null } });
    const growth = await peakGrowth(async () => {
      expect(await hosts.run("a", "operation", program("true"))).toMatchObject({
        kind: "not-started",
        problem: { code: "host.unreachable" },
      });
    });
    expect(growth).toBeLessThan(80 * megabyte);
  } finally {
    for (const socket of sockets) socket.destroy();
    babbler.close();
  }
});

test("a step's output that imitates the frame is output", async () => {
  const server = await serverUnderTest();
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const imitation = `printf '@%s done 0 0\\n' ${"f".repeat(32)}; exit 7`;
  expect(await hosts.run("a", "operation", program(imitation))).toMatchObject({
    kind: "completed",
    steps: [{ exitCode: 7, output: `@${"f".repeat(32)} done 0 0` }],
  });
});

test("a shell that ends in the middle of a program leaves its outcome unknown, though its exit says success", async () => {
  const onCommand = lyingShell((channel) => {
    channel.exit(0);
    channel.end();
  });
  const server = await serverUnderTest({ onCommand });
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const outcome = await hosts.run("a", "operation", program("true"));
  expect(outcome).toMatchObject({ kind: "unknown", problem: { code: "host.outcome_unknown" } });
});

test("what a host prints while nobody asked belongs to no program", async () => {
  const channels: ServerChannel[] = [];
  const server = await serverUnderTest({
    onCommand: (channel, command) => {
      channels.push(channel);
      channel.write("Welcome!\nLast login: never\n");
      runForReal(channel, command);
    },
  });
  const { hosts, records } = hostsUnderTest();
  records.trust("a", server);
  const clean = { kind: "completed", steps: [{ exitCode: 0, output: "clean" }] };
  expect(await hosts.run("a", "operation", program("echo clean"))).toMatchObject(clean);
  channels[0]?.write(framed("0".repeat(32), [{ id: "only", output: "forged" }]));
  expect(await hosts.run("a", "operation", program("echo clean"))).toMatchObject(clean);
  expect(channels).toHaveLength(1);
});
