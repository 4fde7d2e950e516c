/**
 * A process of its own: people who look at one cluster each, as browsers do, over streams of deltas. It keeps count of
 * what reaches them and how old it is then; some of them read all that they get, as a browser would.
 */
import { get } from "node:http";
import { percentile } from "@/tests/bench/percentile";
import { EventCounter, type SeenEvent } from "./event-counter";
import { SnapshotReader } from "./snapshot-reader";
import { type ViewersSaw, viewersTaskSchema } from "./viewers-task";

let saw: SeenEvent[] = [];
let faults = 0;

process.on("message", (message) => {
  if (message === "begin") {
    saw = [];
  } else if (message === "end") {
    const lags = saw.map(({ lagMs }) => lagMs);
    const [p50Ms, p95Ms] = lags.length === 0 ? [0, 0] : [percentile(lags, 0.5), percentile(lags, 0.95)];
    process.send?.({ events: saw.length, faults, p50Ms, p95Ms } satisfies ViewersSaw);
  } else {
    const { urls, cookie, readers } = viewersTaskSchema.parse(message);
    for (const [index, url] of urls.entries()) watch(url, cookie, index < readers);
  }
});
process.once("disconnect", () => process.exit());

function watch(url: string, cookie: string, isReader: boolean): void {
  const counter = new EventCounter((event) => saw.push(event));
  const reader = isReader ? new SnapshotReader() : null;
  const request = get(url, { headers: { cookie }, agent: false }, (response) => {
    if (response.statusCode !== 200) faults += 1;
    response.on("data", (chunk: Buffer) => {
      counter.take(chunk, Date.now());
      if (reader?.take(chunk) === false) faults += 1;
    });
    response.on("close", () => {
      faults += 1;
    });
  });
  request.on("error", () => {
    faults += 1;
  });
}
