import type { KernelForwarding } from "@/lib/ipvs/model";
import { LineFault } from "./line-fault";

/**
 * How a destination is reached, as a listing words it. The last four are not what today's kernels print: "local" for the
 * director itself came from Linux up to 2.6.36, "fullnat" and "snat" come from dpvs, "bypass" from both.
 */
export type ListedForwarding = KernelForwarding | "local" | "bypass" | "fullnat" | "snat";

export const kernelWords = new Map<string | undefined, KernelForwarding>([
  ["Route", "dr"],
  ["Masq", "nat"],
  ["Tunnel", "tun"],
]);

const foreignWords = new Map<string | undefined, ListedForwarding>([
  ["Local", "local"],
  ["Bypass", "bypass"],
  ["FullNat", "fullnat"],
  ["SNAT", "snat"],
]);

/** Reads the method of a kernel that we manage. */
export function readForwarding(words: readonly string[], index: number): KernelForwarding | LineFault {
  const forwarding = kernelWords.get(words[index]);
  if (forwarding !== undefined) return forwarding;
  const code = foreignWords.has(words[index]) ? "ipvs.foreign_forwarding" : "ipvs.unreadable_line";
  return new LineFault(code, index);
}

/** Reads the method of any kind of LVS. */
export function readAnyForwarding(words: readonly string[], index: number): ListedForwarding | LineFault {
  return foreignWords.get(words[index]) ?? readForwarding(words, index);
}
