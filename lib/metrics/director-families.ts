import { pollBucketsSec } from "@/lib/live/snapshot";
import type { Family, Labels } from "./exposition";
import { counter, gauge, histogram } from "./families";
import type { DirectorScene } from "./scene";

/** Whether directors answer, and what it takes to ask them. */
export function directorFamilies(scenes: readonly DirectorScene[]): Family[] {
  const sampled = scenes.flatMap(({ labels, snapshot }) => (snapshot === null ? [] : [{ labels, snapshot }]));
  const counted = sampled.flatMap(({ labels, snapshot: { polls } }) => (polls === null ? [] : [{ labels, polls }]));
  return [
    gauge(
      "signalbox_director_up",
      "1 = the director was sampled within the last three intervals.",
      scenes.map(({ labels, isFresh }) => [labels, isFresh ? 1 : 0]),
    ),
    gauge(
      "signalbox_last_poll_timestamp_seconds",
      "When the newest good sample was taken, in seconds since 1970.",
      sampled.flatMap(({ labels, snapshot: { freshAt } }) =>
        freshAt === null ? [] : [[labels, Date.parse(freshAt) / 1000] as const],
      ),
    ),
    gauge(
      "signalbox_director_vips",
      "How many of the cluster's VIPs the director holds.",
      scenes.flatMap(({ labels, snapshot, isFresh }) =>
        snapshot === null || !isFresh ? [] : [[labels, snapshot.vips.length] as const],
      ),
    ),
    histogram(
      "signalbox_poll_duration_seconds",
      "How long good samples took, from the request to the last byte.",
      pollBucketsSec,
      counted.map(({ labels, polls: { count, sumSec, buckets } }) => [labels, { count, sum: sumSec, buckets }]),
    ),
    counter(
      "signalbox_poll_errors",
      "Samples that failed, by the code of the reason.",
      counted.flatMap(({ labels, polls: { errors } }) =>
        Object.entries(errors).map(([reason, count]): [Labels, number] => [{ ...labels, reason }, count]),
      ),
    ),
  ];
}
