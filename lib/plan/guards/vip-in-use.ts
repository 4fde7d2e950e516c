import { errorAt } from "@/lib/model/problem";
import { newVips } from "@/lib/plan/segment-look";
import type { GuardInput, GuardReport } from "./model";

type Input = Pick<GuardInput, "desired" | "applied" | "observed" | "segment">;

/** A VIP that somebody else answers for already: two hosts would fight for it, and clients reach now one, now the other. */
export function vipInUse(input: Input): GuardReport {
  const { desired, segment } = input;
  const answered = segment.vips.filter(({ answer }) => answer !== "unknown").map(({ address }) => address);
  const unknown = newVips(input)
    .map(({ address }) => address)
    .filter((address) => !answered.includes(address));
  return {
    figures:
      unknown.length > 0
        ? { code: "figure.vip_not_looked", params: { vips: unknown.join(", ") } }
        : { code: "figure.vip_in_use", params: { count: segment.vips.length } },
    problems: segment.vips
      .filter(({ answer }) => answer === "taken")
      .map(({ address, by }) => {
        const index = desired.vips.findIndex((vip) => vip.address === address);
        return errorAt(["vips", index], "guard.vip_in_use", { address, by: by === "" ? "?" : by });
      }),
  };
}
