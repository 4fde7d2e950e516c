import type { Logger } from "pino";
import { backoffMs, countFailure, noFailures } from "./backoff";
import type { HostRecords } from "./host-records";
import type { Link } from "./link";
import { type LinkOutcome, openLink } from "./open-link";
import type { HostPolicy } from "./policy";
import type { HostProblem } from "./port";
import { StatusReporter } from "./status-reporter";
import { gone, unreachable } from "./unreachable";

export type LinkDeps = {
  readonly records: HostRecords;
  readonly logger: Logger;
  readonly policy: HostPolicy;
  readonly clock: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
};

/** How much a caller wants the connection: `urgent` ignores the pause after failures, `retryNow` even that of sign-ins. */
export type Urgency = { readonly urgent: boolean; readonly retryNow: boolean };

/** Keeps one connection to one host: opened on first use, shared, replaced when it broke, left alone after failures. */
export class LinkKeeper {
  readonly #reporter: StatusReporter;
  #current: Promise<LinkOutcome> | null = null;
  /** The current connection; null while it is opened. */
  #link: Link | null = null;
  /** Rises when everything is forgotten: an attempt that began before concludes nothing any more. */
  #generation = 0;
  /** Of the record that the newest attempt was made from; undefined = no attempt, or no such host. */
  #stamp: string | undefined;
  #failures = noFailures;
  #resting: { readonly untilMs: number; readonly problem: HostProblem } | null = null;

  constructor(
    private readonly hostId: string,
    private readonly deps: LinkDeps,
  ) {
    this.#reporter = new StatusReporter(hostId, deps);
  }

  async obtain(urgency: Urgency): Promise<Link | HostProblem> {
    const rest = this.#current === null ? this.#rest(urgency) : null;
    if (rest !== null) return rest;
    this.#current ??= this.#attempt(urgency.urgent);
    const outcome = await this.#current;
    return outcome.kind === "linked" ? outcome.link : outcome.problem;
  }

  /** The connection answered a program: whatever went wrong before is over. */
  answered(): void {
    this.#failures = noFailures;
    this.#reporter.seen();
  }

  /** The host lets us in and then is of no use. */
  async unusable(link: Link, problem: HostProblem): Promise<void> {
    if (this.#link === link) await this.#fail(problem);
    link.close();
  }

  /** Replaces the connection if the host's record no longer is what it was made from; programs under way end first. */
  async refresh(): Promise<void> {
    const current = this.#current;
    const access = await this.deps.records.access(this.hostId);
    await current?.catch(() => undefined);
    if (this.#current !== current || access?.stamp === this.#stamp) return;
    this.#forget((link) => link.retire());
  }

  /** Closes the connection at once and forgets failures. */
  drop(): void {
    this.#forget((link) => link.close());
  }

  /** Resolves when all that happened is written to the host's record. */
  async flush(): Promise<void> {
    await this.#reporter.flush();
  }

  #forget(end: (link: Link) => void): void {
    this.#current?.then(
      (outcome) => outcome.kind === "linked" && end(outcome.link),
      () => undefined,
    );
    this.#generation += 1;
    this.#current = null;
    this.#link = null;
    this.#stamp = undefined;
    this.#failures = noFailures;
    this.#resting = null;
  }

  #rest(urgency: Urgency): HostProblem | null {
    const resting = this.#resting;
    if (resting === null || urgency.retryNow || performance.now() >= resting.untilMs) return null;
    return urgency.urgent && this.#failures.signIns < 2 ? null : resting.problem;
  }

  async #attempt(urgent: boolean): Promise<LinkOutcome> {
    const generation = this.#generation;
    try {
      const { records } = this.deps;
      // Samples knock only once at a host that was no use the last time either.
      const patient = urgent || this.#failures.connects === 0;
      const policy = patient ? this.deps.policy : { ...this.deps.policy, hangUpRetryMs: 0 };
      const access = await records.access(this.hostId);
      const outcome: LinkOutcome = access === null ? removed : await openLink(this.hostId, access, records, policy);
      if (generation === this.#generation) {
        this.#stamp = access?.stamp;
        await this.#conclude(outcome);
      }
      return outcome;
    } catch (error) {
      if (generation === this.#generation) this.#current = null;
      throw error;
    }
  }

  async #conclude(outcome: LinkOutcome): Promise<void> {
    switch (outcome.kind) {
      case "linked": {
        const { link } = outcome;
        this.#link = link;
        this.#reporter.connected();
        this.deps.logger.info({ hostId: this.hostId, ...addressOf(link) }, "host connected");
        link.connection.closed.then(() => this.#lost(link));
        return;
      }
      case "failed":
        return await this.#fail(outcome.problem);
      case "key-changed":
        this.#reporter.keyChanged(outcome.change);
        return await this.#fail(outcome.problem);
    }
  }

  #lost(link: Link): void {
    if (this.#link !== link) return;
    void this.#fail(unreachable(link.access, "lost"));
  }

  async #fail(problem: HostProblem): Promise<void> {
    this.#current = null;
    this.#link = null;
    const isNews = this.#failures.connects === 0 || this.#resting?.problem.code !== problem.code;
    this.#failures = countFailure(this.#failures, problem);
    const pauseMs = backoffMs(this.#failures, this.deps.policy, this.deps.random());
    this.#resting = { untilMs: performance.now() + pauseMs, problem };
    this.#reporter.failed(problem);
    const pauseSec = Math.round(pauseMs / 1000);
    const level = isNews ? "warn" : "debug";
    this.deps.logger[level]({ hostId: this.hostId, problem, ...this.#failures, pauseSec }, "host not usable");
    await this.#reporter.flush();
  }
}

const removed: LinkOutcome = { kind: "failed", problem: gone("removed") };

function addressOf({ access }: Link) {
  return { address: access.address, port: access.port, username: access.username };
}
