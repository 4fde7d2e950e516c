import { parseInteger } from "@/lib/ipvs/parse-integer";
import { type IpvsTimeouts, ipvsTimeoutsSchema } from "@/lib/model/ipvs-settings";

/** The three values of `ipvsadm --set TCP TCPFIN UDP`; 0 leaves the kernel's own. Null = not three such numbers. */
export function readTimeouts(words: readonly string[]): IpvsTimeouts | null {
  const [tcpSec, tcpFinSec, udpSec] = words.map((word) => parseInteger(word, 0, 2678400));
  if (words.length !== 3 || tcpSec == null || tcpFinSec == null || udpSec == null) return null;
  const standard = ipvsTimeoutsSchema.parse({});
  return {
    tcpSec: tcpSec || standard.tcpSec,
    tcpFinSec: tcpFinSec || standard.tcpFinSec,
    udpSec: udpSec || standard.udpSec,
  };
}
