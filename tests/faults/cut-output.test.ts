import { describe, expect } from "vitest";
import { ProgramReader } from "@/lib/hosts/program-reader";
import type { Program } from "@/lib/shell/model";
import { hostsUnderTest, serverUnderTest } from "@/tests/support/hosts-under-test";
import { framed, lyingShell } from "@/tests/support/ssh-server-lies";
import { fault } from "./fault";
import { bySize } from "./fault-size";

const steps = [
  { id: "table", output: "-a -t 10.0.0.1:80 -r 10.0.0.11:80 -g -w 100\n".repeat(600) },
  { id: "files", output: "sums\n".repeat(600) },
];
const program: Program = { steps: steps.map(({ id }) => ({ id, script: "true" })) };
const nonce = "0".repeat(32);

describe("truncated output is never data", () => {
  fault(
    { promise: "R9", fault: "30 KB of output cut at every byte, as read", limit: 0, unit: "accepted" },
    async () => {
      const bytes = Buffer.from(framed(nonce, steps), "latin1");
      let accepted = 0;
      for (let length = 0; length < bytes.length; length += 1) {
        // In two chunks, so that every place is also one where a chunk ends.
        const reader = new ProgramReader(program, nonce, 1024 * 1024);
        reader.take(bytes.subarray(0, Math.max(0, length - 40)));
        const reading = reader.take(bytes.subarray(Math.max(0, length - 40), length));
        if (reading !== "more") accepted += 1;
      }
      expect(new ProgramReader(program, nonce, 1024 * 1024).take(bytes)).not.toBe("more");
      return { trials: bytes.length, worst: accepted };
    },
  );

  fault(
    {
      promise: "R9",
      fault: "the channel ended in the output, over SSH",
      limit: 0,
      unit: "accepted",
      timeoutMs: 3_600_000,
    },
    async () => {
      const { length } = Buffer.from(framed(nonce, steps), "latin1");
      const strideBytes = bySize({ quick: 101, full: 1 });
      let cutAt = 0;
      const server = await serverUnderTest({
        onCommand: lyingShell((channel, fresh) => {
          const bytes = Buffer.from(framed(fresh, steps), "latin1");
          channel.write(bytes.subarray(0, cutAt));
          if (cutAt === bytes.length) return;
          // An exit status is no trailer, and neither is its absence.
          if (cutAt % 2 === 0) channel.exit(0);
          channel.end();
        }),
      });
      const { hosts, records } = hostsUnderTest();
      records.trust("a", server);
      let trials = 0;
      let accepted = 0;
      for (cutAt = 0; cutAt < length; cutAt += cutAt < length - 100 ? strideBytes : 1) {
        trials += 1;
        const { kind } = await hosts.run("a", "operation", program);
        if (kind !== "unknown") accepted += 1;
      }
      cutAt = length;
      expect(await hosts.run("a", "operation", program)).toMatchObject({ kind: "completed" });
      return { trials, worst: accepted };
    },
  );
});
