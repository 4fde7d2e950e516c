import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { averageColumns, type Column, columns, eachAverage, eachColumn, type Frame, sampleValues } from "./frame";

/** Of a sample only the averages are kept: the other columns follow from them. */
export type FrameKind = "sample" | "roll-up";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/**
 * The values, column after column, as 32-bit floating-point numbers of which 16 bits of the fraction stand: no chart
 * shows more, and what is left out compresses to nothing. The four bytes of all numbers lie apart (all first bytes, then
 * all second ones), because neighbours are of one size and differ in their last bytes only.
 */
export async function packFrame(frame: Frame, kind: FrameKind): Promise<Buffer> {
  const kept = columnsOf(kind);
  const count = frame.series.length * kept.length;
  const numbers = new Float32Array(count);
  for (const [index, column] of kept.entries()) numbers.set(frame.values[column], index * frame.series.length);
  const words = new Uint32Array(numbers.buffer);
  const planes = Buffer.alloc(count * 4);
  for (let index = 0; index < count; index += 1) {
    const word = rounded(words[index] ?? 0);
    planes[index] = word >>> 24;
    planes[count + index] = (word >>> 16) & 0xff;
    planes[2 * count + index] = (word >>> 8) & 0xff;
    planes[3 * count + index] = word & 0xff;
  }
  return await deflate(planes, { level: 1 });
}

/** The values of `seriesCount` series. Throws when `bytes` are not of so many: the row's layout is another. */
export async function unpackValues(bytes: Uint8Array, kind: FrameKind, seriesCount: number): Promise<Frame["values"]> {
  const planes = await inflate(bytes);
  const kept = columnsOf(kind);
  const count = seriesCount * kept.length;
  if (planes.length !== count * 4) throw new Error(`a frame of ${planes.length} bytes is not of ${seriesCount} series`);
  const words = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    words[index] =
      (byteAt(planes, index) << 24) |
      (byteAt(planes, count + index) << 16) |
      (byteAt(planes, 2 * count + index) << 8) |
      byteAt(planes, 3 * count + index);
  }
  const numbers = new Float32Array(words.buffer);
  const values = (column: Column) => {
    const start = kept.indexOf(column) * seriesCount;
    return Float64Array.from(numbers.subarray(start, start + seriesCount));
  };
  return kind === "sample" ? sampleValues(eachAverage(values)) : eachColumn(values);
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

function columnsOf(kind: FrameKind): readonly Column[] {
  return kind === "sample" ? averageColumns : columns;
}

/** To the nearest number whose last 7 bits of the fraction are 0. Not-a-number stays so. */
function rounded(word: number): number {
  const hasValue = (word & 0x7f800000) !== 0x7f800000;
  return (hasValue ? word + 0x40 : word) & 0xffffff80;
}
