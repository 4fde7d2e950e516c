import fc from "fast-check";
import { expect, test } from "vitest";
import type { RawSample } from "@/lib/collect/raw-sample";
import { readSample } from "@/lib/collect/read-sample";
import type { StepResult } from "@/lib/shell/model";

/** A service by how each of the three texts names it; its destinations likewise. */
const services = [
  {
    ...{ listed: "TCP  10.77.0.100:80 rr", counted: "TCP  10.77.0.100:80", inTable: "TCP  0A4D0064:0050 rr " },
    destinations: [
      { text: "10.77.0.11:80", hex: "0A4D000B:0050", word: "Route" },
      { text: "10.77.0.21:80", hex: "0A4D0015:0050", word: "Masq" },
    ],
  },
  {
    listed: "UDP  [fd77::64]:53 wlc persistent 300",
    counted: "UDP  [fd77::64]:53",
    inTable: "UDP  [fd77:0000:0000:0000:0000:0000:0000:0064]:0035 wlc persistent 75000 128",
    destinations: [{ text: "[fd77::21]:53", hex: "[fd77:0000:0000:0000:0000:0000:0000:0021]:0035", word: "Tunnel" }],
  },
  { listed: "FWM  7 sed", counted: "FWM  7", inTable: "FWM  00000007 sed ", destinations: [] },
] as const;

type Figures = (digits: number) => string;

/** The texts of a sample; the table has its services the other way round, as the kernel may. */
function stepsOf(figure: Figures, { listing = false, without = -1 } = {}): StepResult[] {
  const there = services.filter((_, index) => index !== without);
  const columns = (count: number, digits: number) => Array.from({ length: count }, () => figure(digits)).join("   ");
  const title = "IP Virtual Server version 1.2.1 (size=4096)";
  const counters = [title, "Prot LocalAddress:Port Conns InPkts OutPkts InBytes OutBytes", "  -> RemoteAddress:Port"];
  const listed = [
    title,
    "Prot LocalAddress:Port Scheduler Flags",
    "  -> RemoteAddress:Port Forward Weight ActiveConn InActConn",
  ];
  const table = [...listed];
  for (const service of there) {
    counters.push(`${service.counted.padEnd(34)} ${columns(5, 19)}`);
    listed.push(service.listed);
    for (const { text, word } of service.destinations) {
      counters.push(`${`  -> ${text}`.padEnd(34)} ${columns(5, 19)}`);
      listed.push(`  -> ${text}   ${word}   1 0 0`);
    }
  }
  for (const service of [...there].reverse()) {
    table.push(service.inTable);
    for (const { hex, word } of service.destinations) table.push(`  -> ${hex}      ${word}   ${columns(3, 9)}       `);
  }
  const sample = `${counters.join("\n")}\n-- keepalived running\n${table.join("\n").trimEnd()}`;
  const outputs = { sample, ...(listing && { listing: listed.join("\n") }) };
  return Object.entries(outputs).map(([id, output]) => ({ id, exitCode: 0, output }));
}

function read(...given: Parameters<typeof readSample>): RawSample {
  const result = readSample(...given);
  if (result.kind !== "read") throw new Error(result.kind);
  return result.sample;
}

const first = read(
  stepsOf(() => "1", { listing: true }),
  null,
);

test("a sample that was read word by word gives a form, and the form says where its destinations stand in the table", () => {
  expect(first.form?.services.map(({ destinations }) => destinations.length)).toEqual([2, 1, 0]);
  expect(first.form?.places).toEqual([1, 2, 0]);
});

test("whatever the figures are, a text of the same form is read to what its words say", () => {
  const digits = fc.infiniteStream(fc.bigInt({ min: 0n, max: 9_999_999_999_999_999_999n }));
  fc.assert(
    fc.property(digits, (stream) => {
      const figure: Figures = (most) =>
        String(stream.next().value ?? 0n)
          .slice(0, most)
          .replace(/^0+(?=\d)/, "");
      const steps = stepsOf(figure);
      const byForm = read(steps, first.heads, first.form);
      expect(byForm.form).toBe(first.form);
      expect(byForm.services).toEqual(read(steps, first.heads).services);
    }),
  );
});

test("what came, went or is another kind is read word by word, and gives another form", () => {
  for (const without of services.keys()) {
    const smaller = read(
      stepsOf(() => "2", { without }),
      first.heads,
      first.form,
    );
    expect(smaller.services).toHaveLength(2);
    expect(smaller.form).not.toBe(first.form);
    expect(
      read(
        stepsOf(() => "3"),
        first.heads,
        smaller.form,
      ).services,
    ).toHaveLength(3);
  }
  const changed = stepsOf(() => "4").map((step) => ({ ...step, output: step.output.replace("Masq", "Tunnel") }));
  expect(read(changed, first.heads, first.form).services[0]?.destinations[1]?.forwarding).toBe("tun");
});

test("figures that no counter can have are refused by form as they are by words", () => {
  for (const wrong of ["12K", "-1", "1.5", "x", "99999999999999999999"]) {
    let count = 0;
    const steps = stepsOf(() => (++count === 3 ? wrong : "1"));
    expect(readSample(steps, first.heads, first.form).kind, wrong).toBe(readSample(steps, first.heads).kind);
    expect(readSample(steps, first.heads, first.form).kind, wrong).not.toBe("read");
  }
});
