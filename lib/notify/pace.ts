import type { ChannelKind } from "@/lib/model/alert/channel-settings";

/**
 * When a channel may be written to next, after a message at `sentMs`. One message in 10 s is far below what any of them
 * takes (DingTalk and WeCom: 20 a minute, and DingTalk then blocks a robot for 10 minutes), and what happens meanwhile goes
 * out together: a mass outage costs six messages a minute and no more.
 */
export const pauseBetweenMs = 10_000;

/** Feishu is overloaded on the hour and the half hour, and refuses then (11232). */
const crowdedMs = 20_000;

export function nextMessageMs(kind: ChannelKind, sentMs: number): number {
  const next = sentMs + pauseBetweenMs;
  if (kind !== "feishu") return next;
  const intoHalfHourMs = next % 1_800_000;
  return intoHalfHourMs < crowdedMs ? next - intoHalfHourMs + crowdedMs : next;
}

/** After the first attempt failed, the second, and so on; then it is given up. */
const backOffSec = [10, 30, 120, 600];

/** When to try again after so many attempts; null = never. */
export function nextTryMs(tries: number, failedMs: number): number | null {
  const sec = backOffSec[tries - 1];
  return sec === undefined ? null : failedMs + sec * 1000;
}
