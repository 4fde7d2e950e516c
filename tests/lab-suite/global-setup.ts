import { attachLab, type Lab, startLab } from "@/tests/lab/lab";

/**
 * Gives the suite a lab: the one that is up with the LAB_* variables of this run, which then stays up, or one of its
 * own that is down again afterwards. The tests reach it by attachLab().
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (attachLab() !== null) return undefined;
  const lab: Lab = await startLab();
  return () => lab.down();
}
