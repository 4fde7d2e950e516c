import { type Polls, pollBucketsSec } from "@/lib/live/snapshot";
import type { SampleOutcome } from "./sample-director";

export const noPolls: Polls = { count: 0, sumSec: 0, buckets: pollBucketsSec.map(() => 0), errors: {} };

/** With one more attempt, that took `durationSec`. How long one takes that fails says nothing of the director. */
export function addPoll(polls: Polls, outcome: SampleOutcome, durationSec: number): Polls {
  if (outcome.kind === "failed") {
    const { code } = outcome.problem;
    return { ...polls, errors: { ...polls.errors, [code]: (polls.errors[code] ?? 0) + 1 } };
  }
  return {
    ...polls,
    count: polls.count + 1,
    sumSec: polls.sumSec + durationSec,
    buckets: pollBucketsSec.map((most, index) => (polls.buckets[index] ?? 0) + (durationSec <= most ? 1 : 0)),
  };
}
