import { familyOf, type IpAddress, parseAddress } from "@/lib/model/address";
import type { Program, StepResult } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";
import type { SegmentSight } from "./model";
import type { SegmentLook } from "./segment-look";

/**
 * Asks for every address, and listens for VRRP, all at the same time; it changes nothing. `arping` of iputils asks as a
 * host does before it takes an address (RFC 5227). Where it is missing, and for IPv6, `ping` makes the kernel ask, and
 * who has the address stands in the neighbour table whether it answers pings or not. Where neither says anything the
 * answer is "unknown", never "free".
 */
export function segmentProgram({ vips, listen }: SegmentLook): Program {
  const probes = vips.map(
    ({ address, interface: device }) =>
      `probe${familyOf(address) === "inet" ? 4 : 6} ${quote(device)} ${quote(address)} &`,
  );
  const listeners = listen.map(
    ({ interface: device, seconds }) => `listen ${quote(device)} ${quote(String(seconds))} &`,
  );
  return { steps: [{ id: "segment", mayFail: true, script: [functions, ...probes, ...listeners, "wait"].join("\n") }] };
}

const functions = `neighbour() {
  ping "$3" -c 1 -W 1 -I "$1" "$2" >/dev/null 2>&1 && rc=0 || rc=$?
  case $rc in 0) echo "vip $2 taken"; return 0 ;; 126|127) echo "vip $2 unknown"; return 0 ;; esac
  case $(ip neigh show to "$2" dev "$1" 2>/dev/null) in
    *' lladdr '*REACHABLE*) echo "vip $2 taken" ;;
    *INCOMPLETE*|*FAILED*) echo "vip $2 free" ;;
    *) echo "vip $2 unknown" ;;
  esac
}
probe4() {
  case $(arping -V 2>&1) in *iputils*) ;; *) neighbour "$1" "$2" -4; return 0 ;; esac
  said=$(arping -D -c 2 -w 2 -I "$1" "$2" 2>/dev/null) && rc=0 || rc=$?
  case $rc:$said in
    0:*) echo "vip $2 free" ;;
    1:*' reply from '*) said=\${said#*' reply from '*'['}; echo "vip $2 taken \${said%%']'*}" ;;
    *) neighbour "$1" "$2" -4 ;;
  esac
}
probe6() { neighbour "$1" "$2" -6; }
listen() {
  command -v tcpdump >/dev/null && command -v timeout >/dev/null || return 0
  echo listened
  timeout "$2" tcpdump -nn -l -c 200 -i "$1" 'ip proto 112 or ip6 proto 112' 2>/dev/null || :
}`;

/** Of what cannot be read every address is unknown. */
export function readSegment({ vips, listen }: SegmentLook, step: StepResult | undefined): SegmentSight {
  const lines = (step?.output ?? "").split("\n");
  return {
    vips: vips.map(({ address }) => ({ address, ...answerFor(lines, address) })),
    adverts: listen.length > 0 && lines.includes("listened") ? lines.flatMap(readAdvert) : null,
  };
}

function answerFor(lines: readonly string[], address: IpAddress): { answer: "free" | "taken" | "unknown"; by: string } {
  const [, answer = "unknown", by = ""] =
    lines
      .map((line) => /^vip (?:\S+) (free|taken|unknown)(?: ([0-9A-Fa-f:]{17}))?$/.exec(line))
      .find((match, index) => match !== null && lines[index]?.startsWith(`vip ${address} `)) ?? [];
  return { answer: answer === "free" || answer === "taken" ? answer : "unknown", by };
}

/** `11:00:00.000000 IP 10.77.0.11 > 224.0.0.18: VRRPv2, Advertisement, vrid 51, prio 150, …`; some say `vrrp 10.77.0.11 >`. */
function readAdvert(line: string): { source: IpAddress; virtualRouterId: number }[] {
  const [, text = "", id = ""] = / IP6? (\S+) > .*\bvrid (\d{1,3})\b/.exec(line) ?? [];
  const source = parseAddress(text);
  return source === null ? [] : [{ source, virtualRouterId: Number(id) }];
}
