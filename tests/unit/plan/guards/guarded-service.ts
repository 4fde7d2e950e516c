import { type GuardSettings, guardSettingsSchema } from "@/lib/model/guard-settings";
import type { GuardedMember, GuardedService, GuardReport } from "@/lib/plan/guards/model";

/**
 * A service that stays, with its members by their weights before and after: "1>0 1>- ->1 1>1!" is one that is drained, one
 * that is deleted, one that comes, and one whose checks fail.
 */
export function service(members: string, change: Partial<GuardedService> = {}): GuardedService {
  return {
    id: "s1",
    name: "www",
    path: ["services", 0],
    quorumLostBelow: 1,
    members: members.split(" ").map(member),
    ...change,
  };
}

function member(text: string, index: number): GuardedMember {
  const [before = "", after = ""] = text.replace("!", "").split(">");
  const weight = (part: string) => (part === "-" ? null : Number(part));
  const destination = `10.77.0.${21 + index}:80`;
  return { destination, weightBefore: weight(before), weightAfter: weight(after), isDown: text.endsWith("!") };
}

export function settings(change: Partial<GuardSettings> = {}): GuardSettings {
  return { ...guardSettingsSchema.parse({}), ...change };
}

/** `error guard.quorum`, in order. */
export function said({ problems }: GuardReport): string[] {
  return problems.map(({ severity, code }) => `${severity} ${code}`);
}
