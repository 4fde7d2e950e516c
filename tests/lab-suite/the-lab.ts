import { attachLab, type Lab } from "@/tests/lab/lab";

/** The lab that global-setup.ts has made sure of. */
export function theLab(): Lab {
  const lab = attachLab();
  if (lab === null) throw new Error("no lab is up: run the suite through vitest's project lab");
  return lab;
}
