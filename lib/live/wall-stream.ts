import { encodeEvent, encodeRetry } from "./sse";

export type WallStreamOptions = {
  /** What the screen shows now, as JSON without the time; null = it may not read any more. */
  readonly read: () => Promise<string | null>;
  /** Aborts when the screen is gone. */
  readonly signal: AbortSignal;
  readonly clock: () => Date;
  readonly log: { error(detail: Readonly<Record<string, unknown>>, message: string): void };
};

const turnMs = 1_000;

/** Unchanged figures are said again after this time: silence means that nothing is known. */
const repeatMs = 5_000;

/** The screen connects again by itself, with its cookie renewed. */
const lifeMs = 15 * 60_000;

const retryMs = 1_000;

/**
 * The body of one screen's stream: event `view` whenever what it shows has changed, at most once a second, and `end` when
 * the screen was revoked or taken over. A screen that reads too slowly skips figures; one that cannot be served loses
 * its stream and says itself that there is no data.
 */
export function wallStream({ read, signal, clock, log }: WallStreamOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const end = (): void => {
    ended = true;
    clearTimeout(timer);
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const openedMs = clock().getTime();
        let said = "";
        let saidMs = 0;
        const send = (text: string): void => controller.enqueue(encoder.encode(text));
        const close = (): void => {
          if (ended) return;
          end();
          signal.removeEventListener("abort", close);
          controller.close();
        };

        const say = (view: string): void => {
          const now = clock();
          if (view === said && now.getTime() - saidMs < repeatMs) return;
          said = view;
          saidMs = now.getTime();
          send(encodeEvent({ event: "view", data: `{"serverTime":"${now.toISOString()}",${view.slice(1)}` }));
        };

        const turn = async (): Promise<void> => {
          const hasRoom = (controller.desiredSize ?? 0) > 0;
          if (hasRoom) {
            const view = await read();
            if (ended) return;
            if (view === null) {
              send(encodeEvent({ event: "end", data: "{}" }));
              close();
              return;
            }
            say(view);
          }
          if (clock().getTime() - openedMs > lifeMs) close();
          else timer = setTimeout(next, turnMs);
        };

        const next = (): void => {
          turn().catch((error: unknown) => {
            log.error({ err: error }, "wall screen not served");
            close();
          });
        };

        if (signal.aborted) return close();
        signal.addEventListener("abort", close);
        send(encodeRetry(retryMs));
        next();
      },
      cancel: end,
    },
    { highWaterMark: 4 },
  );
}
