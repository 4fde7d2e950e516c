import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeEvent } from "@/lib/live/sse";

/** Reads one event as WHATWG HTML 9.2.6 tells browsers to. */
function decodeEvent(text: string): { event: string; id: string; data: string; dispatched: boolean } {
  const read = { event: "", id: "", data: "", dispatched: false };
  const data: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/).slice(0, -1)) {
    if (line === "") {
      read.dispatched = data.length > 0;
      continue;
    }
    const [, name = "", value = ""] = /^([^:]*): ?([\s\S]*)$/.exec(line) ?? [];
    if (name === "data") data.push(value);
    if (name === "event") read.event = value;
    if (name === "id") read.id = value;
  }
  return { ...read, data: data.join("\n") };
}

test("a browser reads back any data, with every kind of line break as a line feed", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r", ":", " ", "数", "\0") }), (data) => {
      const read = decodeEvent(encodeEvent({ event: "snapshot", id: "7", data }));
      expect(read).toEqual({
        event: "snapshot",
        id: "7",
        data: data.replaceAll(/\r\n|\r/g, "\n"),
        dispatched: true,
      });
    }),
  );
});

test.each(["\n", "\r", "\0", "x\ndata: forged"])("refuses %j in an event's name and in its id", (text) => {
  expect(() => encodeEvent({ event: text, data: "" })).toThrow(/one line/);
  expect(() => encodeEvent({ event: "snapshot", id: text, data: "" })).toThrow(/one line/);
});
