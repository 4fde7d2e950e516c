import { isFault, LineFault } from "./listing/line-fault";
import { readEndpoint } from "./listing/read-endpoint";
import { takesValue } from "./read-options";

const endpointOptions = new Set(["-t", "-u", "--sctp-service", "-r"]);

/** Says which word makes a line of `ipvsadm -Sn` one that cannot be taken over. Call it only for such a line. */
export function findRuleFault(words: readonly string[]): LineFault {
  const [command] = words;
  if (command !== "-A" && command !== "-a") return new LineFault("ipvs.unreadable_line", 0);
  const seen = new Set<string>();
  for (let index = 1; index < words.length; index++) {
    const option = words[index] ?? "";
    // dpvs says -b for full NAT, which is -b FLAGS of a service in ipvsadm itself.
    if (option === "-b" && command === "-a") return new LineFault("ipvs.foreign_forwarding", index);
    const needsValue = takesValue(option);
    if (needsValue === null || seen.has(option)) return new LineFault("ipvs.unknown_word", index);
    seen.add(option);
    if (needsValue) index += 1;
    if (index >= words.length) return new LineFault("ipvs.unreadable_line", index);
    if (!endpointOptions.has(option)) continue;
    const endpoint = readEndpoint(words, index);
    if (isFault(endpoint)) return endpoint;
  }
  return new LineFault("ipvs.unreadable_line", 0);
}
