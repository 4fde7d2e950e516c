import { familyOf, type IpAddress } from "@/lib/model/address";
import { byId } from "@/lib/model/by-id";
import type { CheckUrl } from "@/lib/model/check-url";
import type { DesiredCluster } from "@/lib/model/cluster";
import { destinationChecks } from "@/lib/model/destination-checks";
import type { HealthCheck } from "@/lib/model/health-check";
import type { DirectorLook, HealthFault } from "@/lib/model/health-look";
import type { Program, StepResult } from "@/lib/shell/model";
import { quote } from "@/lib/shell/quote";

/** One attempt, made by every director. */
export type HealthProbe = {
  readonly serviceName: string;
  readonly address: IpAddress;
  readonly port: number;
  readonly timeoutSec: number;
  readonly tls: boolean;
  /** Null = a connection is enough. */
  readonly request: { readonly text: string; readonly statusCodes: string } | null;
};

/** A slow check delays the samples of the same director, which wait for it. */
const longestSec = 3;

/**
 * What can be tried of the checks of these destinations. keepalived does not say how a destination is that it holds at
 * weight 0, so the directors connect as it would, and ask for the same pages; a check that is no connection is not tried.
 * Of an answer the status counts: keepalived looks at the text when it lets the server in.
 */
export function healthProbes(applied: DesiredCluster, destinationIds: ReadonlySet<string>): HealthProbe[] {
  const probes = applied.services.flatMap((service) =>
    service.destinations
      .filter(({ id }) => destinationIds.has(id))
      .flatMap((destination) => {
        const address = byId(applied.realServers, destination.realServerId)?.address;
        if (address === undefined) return [];
        const place = { serviceName: service.name, address, port: destination.port };
        return destinationChecks(service, destination).flatMap((check) => probesOf(check, place));
      }),
  );
  const distinct = new Map(probes.map((probe) => [JSON.stringify({ ...probe, serviceName: "" }), probe]));
  return [...distinct.values()];
}

type Place = Pick<HealthProbe, "serviceName" | "address" | "port">;

function probesOf(check: HealthCheck, place: Place): HealthProbe[] {
  if (check.kind !== "tcp" && check.kind !== "http" && check.kind !== "https" && check.kind !== "smtp") return [];
  const port = check.connectPort ?? place.port;
  const address = check.connectAddress ?? place.address;
  if (port === 0) return [];
  const timeoutSec = Math.min(check.timeoutSec, longestSec);
  const common = { ...place, address, port, timeoutSec };
  if (check.kind === "tcp" || check.kind === "smtp") return [{ ...common, tls: false, request: null }];
  const tls = check.kind === "https";
  return check.urls.map((url) => {
    const text = requestFor(url, { address, port, tls, httpVersion: check.httpVersion ?? "1.0" });
    return { ...common, tls, request: { text, statusCodes: url.statusCodes } };
  });
}

type Asked = Pick<HealthProbe, "address" | "port" | "tls"> & { readonly httpVersion: string };

/** As keepalived asks, with the line ends as printf reads them. */
function requestFor({ path, virtualHost }: CheckUrl, { address, port, tls, httpVersion }: Asked): string {
  const literal = familyOf(address) === "inet6" ? `[${address}]` : address;
  const own = port === (tls ? 443 : 80) ? literal : `${literal}:${port}`;
  const lines = [`GET ${path} HTTP/${httpVersion}`, `Host: ${virtualHost ?? own}`, "Connection: close"];
  return `${lines.join("\\r\\n")}\\r\\n\\r\\n`;
}

/** Changes nothing. Connecting takes bash, TLS takes openssl; without these nothing is tried, and nothing said. */
export function healthProbeProgram(probes: readonly HealthProbe[]): Program {
  const attempts = probes.map(({ address, port, timeoutSec, tls, request }, index) => {
    const words = [index, tls ? "tls" : "plain", timeoutSec, address, port, request?.text ?? ""];
    return `look ${words.map((word) => quote(String(word))).join(" ")} &`;
  });
  return { steps: [{ id: "look", mayFail: true, script: [lookFunction, ...attempts, "wait"].join("\n") }] };
}

const lookFunction = `command -v bash >/dev/null && command -v timeout >/dev/null || exit 0
plain='exec 3<>"/dev/tcp/$1/$2" || exit 1
if [ -z "$3" ]; then echo open; exit; fi
printf %b "$3" >&3
IFS= read -r line <&3; printf "%s\\n" "$line"'
look() {
  if [ "$2" = plain ]; then said=$(timeout "$3" bash -c "$plain" signalbox "$4" "$5" "$6" 2>/dev/null) || said=
  elif command -v openssl >/dev/null; then
    case $4 in *:*) at="[$4]:$5" ;; *) at="$4:$5" ;; esac
    said=$(printf %b "$6" | timeout "$3" openssl s_client -quiet -connect "$at" 2>/dev/null | head -n 1)
  else return
  fi
  case $said in
  open) echo "$1 open" ;;
  HTTP/1.[01]\\ [1-5][0-9][0-9]*) said=\${said#* }; echo "$1 status \${said%"\${said#???}"}" ;;
  *) echo "$1 silent" ;;
  esac
}`;

/** What a director said. Steps that are missing, or not a word, mean that it could not try. */
export function readHealthProbe(
  probes: readonly HealthProbe[],
  directorName: string,
  steps: readonly StepResult[],
): DirectorLook {
  const lines = new Map(
    (steps.find(({ id }) => id === "look")?.output ?? "").split("\n").flatMap((line): [number, string][] => {
      const [, index, said] = /^(\d{1,4}) (open|silent|status [1-5]\d\d)$/.exec(line) ?? [];
      return index === undefined || said === undefined ? [] : [[Number(index), said]];
    }),
  );
  if (lines.size === 0) return { directorName, faults: null };
  const faults = probes.flatMap((probe, index): HealthFault[] => {
    const said = lines.get(index);
    if (said === undefined || isGood(probe, said)) return [];
    const status = said.startsWith("status ") ? Number(said.slice(7)) : null;
    return [{ directorName, serviceName: probe.serviceName, port: probe.port, status }];
  });
  return { directorName, faults };
}

function isGood({ request }: HealthProbe, said: string): boolean {
  if (request === null) return said === "open";
  const status = /^status (\d{3})$/.exec(said)?.[1];
  return status !== undefined && hasStatus(request.statusCodes, Number(status));
}

function hasStatus(statusCodes: string, status: number): boolean {
  return statusCodes.split(" ").some((range) => {
    const [first = "", last = first] = range.split("-");
    return Number(first) <= status && status <= Number(last);
  });
}
