import fc from "fast-check";
import { expect, test } from "vitest";
import { columns, type Frame } from "@/lib/history/frame";
import { packFrame, unpackValues } from "@/lib/history/pack-frame";
import { rollUp } from "@/lib/history/roll-up";
import { samples } from "./frames";

async function expectKept(frame: Frame, kind: "sample" | "roll-up"): Promise<void> {
  const values = await unpackValues(await packFrame(frame, kind), kind, frame.series.length);
  for (const column of columns) {
    for (const [index, value] of frame.values[column].entries()) {
      const kept = values[column][index] ?? Number.NaN;
      if (Number.isNaN(value)) expect(kept).toBeNaN();
      else expect(Math.abs(kept - value)).toBeLessThanOrEqual(value * 2 ** -16);
    }
  }
}

test("a row gives back what was written, to one part in 65 000; unknown stays unknown", async () => {
  await fc.assert(
    fc.asyncProperty(samples, async (frames) => {
      for (const frame of frames) await expectKept(frame, "sample");
      const rolled = rollUp(frames, 0);
      if (rolled !== null) await expectKept(rolled, "roll-up");
    }),
    { numRuns: 50 },
  );
});

test("values of another number of series are refused instead of being read as wrong ones", async () => {
  const [frame] = fc.sample(samples, 1).flat();
  if (frame === undefined) throw new Error("no frame");
  const packed = await packFrame(frame, "sample");
  await expect(unpackValues(packed, "sample", frame.series.length + 1)).rejects.toThrow("series");
});
