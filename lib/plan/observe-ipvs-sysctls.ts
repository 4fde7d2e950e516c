import type { IpvsSysctl, IpvsSysctls } from "@/lib/model/ipvs-sysctls";
import type { ProgramStep, StepResult } from "@/lib/shell/model";
import { ipvsSysctlLines } from "./ipvs-sysctl-lines";
import { readFacts } from "./observe-common";

/** Those that decide what becomes of the connections of a destination that is drained or deleted. */
const observed = ["conn_reuse_mode", "expire_nodest_conn", "expire_quiescent_template"] as const satisfies IpvsSysctl[];

/** Comes after a step that loads ip_vs: before that a kernel has none of them, and a plan would differ from the next. */
export const ipvsSysctlsStep: ProgramStep = { id: "ipvs-sysctls", script: ipvsSysctlLines(observed) };

export function readIpvsSysctls(step: StepResult | undefined): IpvsSysctls {
  const facts = readFacts(step?.output ?? "");
  const found = observed.flatMap((name): [IpvsSysctl, number][] => {
    const value = facts.get(name);
    return value !== undefined && /^\d+$/.test(value) ? [[name, Number(value)]] : [];
  });
  return Object.fromEntries(found);
}
