import type { DraftListener } from "@/lib/import/draft";
import { listenerFamily } from "@/lib/import/listener-family";
import { parseClientMask } from "@/lib/ipvs/parse-client-mask";
import type { Persistence } from "@/lib/model/cluster";
import type { Reading, Section } from "./section";

/** keepalived's own, where a persistent service does not say for how long. */
const standardTimeoutSec = 360;

/** Persistence as keepalived understands it: a granularity or an engine alone makes a service persistent too. */
export function readPersistence(
  section: Section,
  listener: DraftListener,
  { report, places }: Reading,
): Persistence | null {
  const timeout = section.last("persistence_timeout");
  const mask = section.last("persistence_granularity");
  const engine = section.last("persistence_engine");
  if (engine !== null && engine.words[1] !== "sip") {
    report.error(places.of(engine, 1), "value.not_known", { value: engine.words[1] ?? "" });
  }
  if (timeout?.words[1] !== undefined && Number(timeout.words[1]) === 0) {
    report.warning(places.of(timeout, 1), "keepalived.persistence_zero");
    return null;
  }
  const allPorts = listener.kind === "address" && listener.port === 0;
  if (timeout === null && mask === null && engine === null && !allPorts) return null;
  const seconds = timeout?.words[1] === undefined ? null : section.number(["persistence_timeout"], 1, 2678400);
  const prefixLength = mask === null ? null : parseClientMask(mask.words[1], listenerFamily(listener));
  if (mask !== null && prefixLength === null) {
    report.error(places.of(mask, 1), "value.mask", { value: mask.words[1] ?? "" });
  }
  const isGroup = listener.kind === "group";
  if (isGroup && mask !== null && prefixLength !== null) report.info(places.of(mask), "keepalived.persistence_group");
  return {
    timeoutSec: seconds ?? standardTimeoutSec,
    prefixLength: isGroup ? null : prefixLength,
    engine: engine?.words[1] === "sip" ? "sip" : null,
  };
}
