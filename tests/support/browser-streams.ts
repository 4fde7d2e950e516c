import { vi } from "vitest";

type Listener = (event: { readonly data: string }) => void;

/** A connection that a page opened; the test says what the server sends. */
export class StreamInMemory {
  private readonly listeners = new Map<string, Listener[]>();
  closed = false;

  addEventListener(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  say(name: string, value: unknown): void {
    if (this.closed) return;
    for (const listener of this.listeners.get(name) ?? []) listener({ data: JSON.stringify(value) });
  }

  close(): void {
    this.closed = true;
  }
}

type Request = { readonly callback: () => Promise<void>; readonly reject: (reason: unknown) => void };

/** One lock of a browser with who waits for it, as https://w3c.github.io/web-locks/ has it. */
class LockInMemory {
  private holder: Request | null = null;
  private waiting: Request[] = [];

  request(_name: string, options: LockOptions, callback: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const asked: Request = { callback: () => callback().then(resolve), reject };
      if (options.steal === true) {
        this.holder?.reject(new Error("stolen"));
        this.grant(asked);
        return;
      }
      options.signal?.addEventListener("abort", () => {
        if (!this.waiting.includes(asked)) return;
        this.waiting = this.waiting.filter((one) => one !== asked);
        reject(new Error("aborted"));
      });
      this.waiting.push(asked);
      this.next();
    });
  }

  private next(): void {
    if (this.holder !== null) return;
    const first = this.waiting.shift();
    if (first !== undefined) this.grant(first);
  }

  /** The callback is a task of its own, as it is in browsers. */
  private grant(asked: Request): void {
    this.holder = asked;
    queueMicrotask(() => {
      void asked.callback().finally(() => {
        if (this.holder !== asked) return;
        this.holder = null;
        this.next();
      });
    });
  }
}

/**
 * What pages of one browser share, held in memory: a lock, channels and the connections they opened. It takes the place of
 * the globals until `vi.unstubAllGlobals()`.
 */
export function stubBrowser({ locks }: { readonly locks: boolean }): {
  readonly streams: readonly StreamInMemory[];
  readonly lock: LockInMemory;
} {
  const streams: StreamInMemory[] = [];
  const channels = new Set<ChannelInMemory>();
  const lock = new LockInMemory();

  class OpenedStream extends StreamInMemory {
    constructor() {
      super();
      streams.push(this);
    }
  }

  class ChannelInMemory {
    private readonly listeners: ((event: { readonly data: unknown }) => void)[] = [];

    constructor() {
      channels.add(this);
    }

    addEventListener(_name: string, listener: (event: { readonly data: unknown }) => void): void {
      this.listeners.push(listener);
    }

    postMessage(data: unknown): void {
      for (const other of channels) if (other !== this) queueMicrotask(() => other.deliver(data));
    }

    close(): void {
      channels.delete(this);
    }

    private deliver(data: unknown): void {
      if (channels.has(this)) for (const listener of this.listeners) listener({ data });
    }
  }

  vi.stubGlobal("EventSource", OpenedStream);
  vi.stubGlobal("BroadcastChannel", ChannelInMemory);
  vi.stubGlobal("navigator", locks ? { locks: lock } : {});
  return { streams, lock };
}
