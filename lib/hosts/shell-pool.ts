import { setTimeout as delay } from "node:timers/promises";
import type { Connection } from "./connect";
import type { KeptShell } from "./kept-shell";
import { type OpenShellOutcome, openShell, type ShellIdentity } from "./open-shell";
import type { HostPolicy } from "./policy";

/**
 * The kept shells of one connection. They are alike, so a program takes any that is free, and opens another only when
 * all are busy. A host that allows fewer channels than there are lanes makes the lanes take turns instead of failing.
 */
export class ShellPool {
  readonly #idle: KeptShell[] = [];
  readonly #waiting: ((shell: KeptShell | null) => void)[] = [];
  /** Open, being opened or busy. */
  #count = 0;

  constructor(
    private readonly connection: Connection,
    private readonly identity: ShellIdentity,
    private readonly policy: HostPolicy,
  ) {
    connection.closed.then(() => this.#wakeAll());
  }

  async acquire(): Promise<OpenShellOutcome> {
    const retryUntilMs = performance.now() + this.policy.channelRetryMs;
    for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 2, 200)) {
      if (!this.connection.isOpen) return { kind: "lost" };
      const idle = this.#takeIdle();
      if (idle !== null) return { kind: "open", shell: idle };
      const outcome = await this.#openAnother();
      if (outcome.kind !== "no-channel") return outcome;
      const othersBusy = this.#count > 0;
      if (othersBusy && performance.now() >= retryUntilMs) await this.#nextFree();
      else if (performance.now() >= retryUntilMs + this.policy.shellTimeoutMs) return { kind: "no-channel" };
      else await delay(pauseMs);
    }
  }

  release(shell: KeptShell): void {
    if (!shell.isOpen) {
      this.#count -= 1;
      this.#waiting.shift()?.(null);
      return;
    }
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#idle.push(shell);
    else waiting(shell);
  }

  /** The shell is put among the idle ones first, so that taking it is the same for everybody. */
  async #nextFree(): Promise<void> {
    const shell = await new Promise<KeptShell | null>((resolve) => this.#waiting.push(resolve));
    if (shell !== null) this.#idle.push(shell);
  }

  #takeIdle(): KeptShell | null {
    for (let shell = this.#idle.pop(); shell !== undefined; shell = this.#idle.pop()) {
      if (shell.isOpen) return shell;
      this.#count -= 1;
    }
    return null;
  }

  async #openAnother(): Promise<OpenShellOutcome> {
    if (this.#count >= this.policy.maxShells) return { kind: "no-channel" };
    this.#count += 1;
    const outcome = await openShell(this.connection, this.identity, this.policy);
    if (outcome.kind !== "open") this.#count -= 1;
    return outcome;
  }

  #wakeAll(): void {
    for (const wake of this.#waiting.splice(0)) wake(null);
  }
}
