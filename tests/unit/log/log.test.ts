import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createLog } from "@/lib/log/log";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const chunks: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString("utf8"));
      done();
    },
  });
  write(createLog("worker", "info", sink));
  return chunks.join("");
}

test("one line of JSON an event, with part, level as a word and time as a date", () => {
  const line = JSON.parse(logged((log) => log.info({ hostId: "h1" }, "connected")));
  expect(line).toMatchObject({ part: "worker", level: "info", msg: "connected", hostId: "h1" });
  expect(Number.isNaN(Date.parse(line.time))).toBe(false);
});

test("an error keeps its chain of causes", () => {
  const err = new Error("outer", { cause: new Error("inner") });
  expect(logged((log) => log.error({ err }, "failed"))).toContain("inner");
});

test.each(["password", "passphrase", "privateKey", "secret", "token", "authorization", "cookie", "sealed", "url"])(
  "a field named %s is hidden, also inside others",
  (name) => {
    const text = logged((log) =>
      log.info({ [name]: "SENTINEL", a: { [name]: "SENTINEL", b: { [name]: "SENTINEL" } } }, "x"),
    );
    expect(text).not.toContain("SENTINEL");
  },
);
