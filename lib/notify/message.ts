import type { Severity } from "@/lib/model/alert/kinds";

/** One alert in a message, in the language of its channel. */
export type MessageLine = {
  readonly alertId: string;
  readonly phase: "raised" | "resolved";
  readonly severity: Severity;
  readonly kind: string;
  /** "Real server down · web" */
  readonly title: string;
  readonly text: string;
  readonly object: string;
  readonly clusterId: string | null;
  readonly clusterName: string | null;
  readonly since: string;
  readonly resolvedAt: string | null;
  /** Where the panel shows it. */
  readonly url: string;
};

/** What goes to a channel at once: one alert, a digest of several, or a test. */
export type Message = {
  /** The same for every attempt, so that a receiver can tell a repetition. */
  readonly id: string;
  readonly at: string;
  readonly isTest: boolean;
  readonly title: string;
  readonly lines: readonly MessageLine[];
  /** Beyond those that stand in it: "and 12 more", or "". */
  readonly more: string;
  readonly url: string;
};
