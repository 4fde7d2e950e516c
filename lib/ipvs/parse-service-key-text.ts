import type { Protocol } from "@/lib/model/listener";
import type { ServiceKey } from "@/lib/model/service-key";
import { parseEndpoint } from "./parse-endpoint";
import { parseMark } from "./parse-mark";

const protocols: Readonly<Record<string, Protocol>> = { TCP: "TCP", UDP: "UDP", SCTP: "SCTP" };

/** Reads what `serviceKeyText` writes: `TCP 10.0.0.1:80`, `FWM 7 inet6`; null = anything else. */
export function parseServiceKeyText(text: string): ServiceKey | null {
  const [first = "", name = "", family, ...rest] = text.split(" ");
  if (rest.length > 0) return null;
  if (first === "FWM") {
    const mark = parseMark(name);
    return mark === null || (family !== "inet" && family !== "inet6") ? null : { kind: "fwmark", mark, family };
  }
  const protocol = protocols[first];
  const endpoint = family === undefined ? parseEndpoint(name) : null;
  return protocol === undefined || endpoint === null ? null : { kind: "address", protocol, ...endpoint };
}
