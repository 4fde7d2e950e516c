import type { GuardedMember, GuardedService } from "./model";

/** What of a service takes new connections, before and after a push. */
export type Availability = {
  /** Destinations that are in the table before, whether they serve or not. */
  readonly members: number;
  readonly before: readonly GuardedMember[];
  readonly after: readonly GuardedMember[];
  readonly weightBefore: number;
  readonly weightAfter: number;
};

/** A destination is available when it has a weight and its checks, if any, do not fail now. */
export function availability({ members }: Pick<GuardedService, "members">): Availability {
  const before = members.filter((one) => !one.isDown && (one.weightBefore ?? 0) > 0);
  const after = members.filter((one) => !one.isDown && (one.weightAfter ?? 0) > 0);
  return {
    members: members.filter(({ weightBefore }) => weightBefore !== null).length,
    before,
    after,
    weightBefore: before.reduce((sum, { weightBefore }) => sum + (weightBefore ?? 0), 0),
    weightAfter: after.reduce((sum, { weightAfter }) => sum + (weightAfter ?? 0), 0),
  };
}
