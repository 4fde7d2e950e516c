import { expect, test } from "vitest";
import { hasTiles } from "@/tests/lab/whole-registers";

test.each([
  ["flags\t\t: fpu avx512f amx_bf16 avx512_fp16 amx_tile amx_int8\n", true],
  ["flags\t\t: fpu avx avx2 avx512f\nvmx flags\t: amx_tile\n", false],
  ["Features\t: fp asimd\n", false],
])("%j: has tile registers = %s", (cpuinfo, has) => {
  expect(hasTiles(cpuinfo)).toBe(has);
});
