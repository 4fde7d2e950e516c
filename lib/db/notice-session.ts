import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Channel } from "./database";

export type Listener = { readonly onNotice: (payload: string) => void; readonly onGap: (() => void) | undefined };

/** Pauses between attempts to reach a server that is away. */
const PAUSES_MS = [100, 250, 500, 1000, 2000, 5000];

/** A connection cut without a packet (firewall, pulled cable) shows itself by the answer that does not come. */
const PROBE_INTERVAL_MS = 10_000;
const PROBE_TIMEOUT_MS = 5_000;

/**
 * The one session of this process that holds LISTEN. It is opened by the first listener and reopens itself after any
 * loss; listeners then hear of the gap, because PostgreSQL keeps no notices for sessions that are away.
 */
export class NoticeSession {
  readonly #url: string;
  readonly #listeners = new Map<Channel, Set<Listener>>();
  readonly #closing = new AbortController();
  #client: pg.Client | undefined;
  #keeper: Promise<void> | undefined;
  #firstAttempt: Promise<void> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /**
   * Resolves when LISTEN is in force. With the server away it resolves after the first attempt; `onGap` then tells when
   * the session is there.
   */
  async add(channel: Channel, listener: Listener): Promise<() => Promise<void>> {
    const others = this.#listeners.get(channel);
    if (others === undefined) this.#listeners.set(channel, new Set([listener]));
    else others.add(listener);
    if (this.#keeper === undefined) this.#start();
    else if (others === undefined) await this.#client?.query(`listen ${channel}`).catch(() => undefined);
    await this.#firstAttempt;
    return () => this.#remove(channel, listener);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client?.end().catch(() => undefined);
    await this.#keeper;
  }

  async #remove(channel: Channel, listener: Listener): Promise<void> {
    const listeners = this.#listeners.get(channel);
    listeners?.delete(listener);
    if (listeners?.size !== 0) return;
    this.#listeners.delete(channel);
    await this.#client?.query(`unlisten ${channel}`).catch(() => undefined);
  }

  #start(): void {
    this.#firstAttempt = new Promise((resolve) => {
      this.#keeper = this.#keepOpen(resolve);
    });
  }

  async #keepOpen(onAttempt: () => void): Promise<void> {
    let failures = 0;
    let missed = false;
    while (!this.#closing.signal.aborted) {
      const client = new pg.Client({
        connectionString: this.#url,
        application_name: "signalbox listen",
        keepAlive: true,
      });
      const lost = new Promise<void>((resolve) => client.once("end", resolve).once("error", () => resolve()));
      const opened = await this.#open(client);
      onAttempt();
      if (opened) {
        failures = 0;
        if (missed) this.#announceGap();
        await this.#watch(client, lost);
      }
      this.#client = undefined;
      client.removeAllListeners("notification");
      await client.end().catch(() => undefined);
      missed = true;
      const pauseMs = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 0;
      failures += 1;
      await delay(pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  async #open(client: pg.Client): Promise<boolean> {
    client.on("notification", ({ channel, payload }) => this.#deliver(channel, payload ?? ""));
    try {
      await client.connect();
      for (const channel of this.#listeners.keys()) await client.query(`listen ${channel}`);
      this.#client = client;
      // Channels added while the statements above ran.
      for (const channel of this.#listeners.keys()) await client.query(`listen ${channel}`);
      return true;
    } catch {
      return false;
    }
  }

  /** Ends when the connection is lost, does not answer, or the session is closed. */
  async #watch(client: pg.Client, lost: Promise<void>): Promise<void> {
    const over = new AbortController();
    lost.then(() => over.abort());
    const signal = AbortSignal.any([over.signal, this.#closing.signal]);
    while (!signal.aborted) {
      await delay(PROBE_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const answer = await Promise.race([
        client.query("select 1").then(
          () => true,
          () => false,
        ),
        delay(PROBE_TIMEOUT_MS, false, { signal }).catch(() => false),
      ]);
      if (!answer) return;
    }
  }

  #deliver(channel: string, payload: string): void {
    for (const [name, listeners] of this.#listeners) {
      if (name === channel) for (const listener of listeners) listener.onNotice(payload);
    }
  }

  #announceGap(): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener.onGap?.();
  }
}
