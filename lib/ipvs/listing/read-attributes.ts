import type { IpvsPersistence, IpvsService } from "@/lib/ipvs/model";
import { parseClientMask } from "@/lib/ipvs/parse-client-mask";
import { parseInteger } from "@/lib/ipvs/parse-integer";
import { maxPrefix, serviceFamily } from "@/lib/ipvs/service-family";
import type { ServiceKey } from "@/lib/model/service-key";
import { isFault, LineFault } from "./line-fault";

export type ListedAttributes = Pick<IpvsService, "scheduler" | "schedulerFlags" | "persistence" | "onePacket">;

/** Reads what stands behind a service's key: SCHED [(FLAGS)] [persistent SECS [mask M] [pe NAME]] [ops] */
export function readAttributes(words: readonly string[], from: number, key: ServiceKey): ListedAttributes | LineFault {
  let next = from;
  const scheduler = words[next] ?? "";
  if (!/^[a-z0-9_-]{1,15}$/.test(scheduler)) return new LineFault("ipvs.unreadable_line", next);
  next += 1;
  const flags = /^\(([a-z0-9,-]*)\)$/.exec(words[next] ?? "")?.[1];
  if (flags !== undefined) next += 1;
  const read = words[next] === "persistent" ? readPersistence(words, next, key) : { persistence: null, next };
  if (isFault(read)) return read;
  const onePacket = words[read.next] === "ops";
  const end = read.next + (onePacket ? 1 : 0);
  if (words.length > end) return new LineFault("ipvs.unknown_word", end);
  return { scheduler, schedulerFlags: flags ? flags.split(",") : [], persistence: read.persistence, onePacket };
}

type ReadPersistence = { readonly persistence: IpvsPersistence; readonly next: number };

function readPersistence(words: readonly string[], from: number, key: ServiceKey): ReadPersistence | LineFault {
  const family = serviceFamily(key);
  const timeoutSec = parseInteger(words[from + 1], 1, 2 ** 31 - 1);
  if (timeoutSec === null) return new LineFault("ipvs.unreadable_number", from + 1);
  let next = from + 2;
  let prefixLength: number | null = maxPrefix(family);
  if (words[next] === "mask") {
    prefixLength = parseClientMask(words[next + 1], family);
    if (prefixLength === null) return new LineFault("ipvs.unreadable_line", next + 1);
    next += 2;
  }
  if (words[next] !== "pe") return { persistence: { timeoutSec, prefixLength, engine: null }, next };
  if (words[next + 1] !== "sip") return new LineFault("ipvs.unknown_word", next + 1);
  return { persistence: { timeoutSec, prefixLength, engine: "sip" }, next: next + 2 };
}
