import { familyOf } from "./address";
import { byId } from "./by-id";
import type { DesiredCluster, DesiredService } from "./cluster";
import { destinationChecks } from "./destination-checks";
import type { HealthCheck } from "./health-check";
import { listenerProtocol } from "./listener-protocol";
import { errorAt, type Problem, warningAt } from "./problem";

type Path = Problem["path"];

/** The rules of a service's checks, and of those that single destinations have instead. */
export function checkHealthChecks(cluster: DesiredCluster, service: DesiredService, path: Path): Problem[] {
  const { healthChecks, destinations } = service;
  const own = destinations.flatMap((destination, index) => {
    const at = [...path, "destinations", index, "healthChecks"];
    return destination.healthChecks === null ? [] : checkList(cluster, service, destination.healthChecks, at);
  });
  return [
    ...checkList(cluster, service, healthChecks, [...path, "healthChecks"]),
    ...own,
    ...checkPorts(service, path),
    ...checkSources(cluster, service, path),
  ];
}

function checkList(
  { engine }: DesiredCluster,
  { listener }: DesiredService,
  checks: readonly HealthCheck[],
  path: Path,
): Problem[] {
  if (checks.length > 0 && engine === "ipvsadm") return [warningAt(path, "check.no_effect")];
  const protocol = listenerProtocol(listener) ?? "TCP";
  const sessions = checks.flatMap(({ kind }, index) => (kind === "bfd" ? [index] : []));
  return [
    // A destination has one BFD session, whose settings are those of its check.
    ...sessions.slice(1).map((index) => errorAt([...path, index], "check.bfd_twice")),
    ...checks.flatMap((check, index) => [
      // keepalived checks UDP and SCTP services by TCP too if told so, which says little about them.
      ...(protocol !== "TCP" && speaksTcp(check) ? [warningAt([...path, index], "check.protocol", { protocol })] : []),
      ...checkReply(check, [...path, index]),
    ]),
  ];
}

function speaksTcp({ kind }: HealthCheck): boolean {
  return kind === "tcp" || kind === "http" || kind === "https" || kind === "smtp";
}

function checkReply(check: HealthCheck, path: Path): Problem[] {
  if (check.kind !== "udp") return [];
  const { reply, requireReply, minReplyLength, maxReplyLength } = check;
  return [
    ...(reply !== null && !requireReply ? [errorAt([...path, "reply"], "check.reply_not_required")] : []),
    ...(minReplyLength > maxReplyLength
      ? [errorAt([...path, "minReplyLength"], "check.reply_lengths", { max: maxReplyLength })]
      : []),
  ];
}

/** A destination without a port of its own has none that could be connected to. */
function checkPorts({ healthChecks, destinations }: DesiredService, path: Path): Problem[] {
  const portless = destinations.filter(({ port }) => port === 0);
  const shared = portless.some((destination) => destination.healthChecks === null);
  return [
    ...(shared ? missingPorts(healthChecks, [...path, "healthChecks"]) : []),
    ...destinations.flatMap(({ port, healthChecks: own }, index) =>
      port === 0 && own !== null ? missingPorts(own, [...path, "destinations", index, "healthChecks"]) : [],
    ),
  ];
}

function missingPorts(checks: readonly HealthCheck[], path: Path): Problem[] {
  return checks.flatMap((check, index) =>
    "connectPort" in check && check.kind !== "ping" && check.connectPort === null
      ? [errorAt([...path, index, "connectPort"], "check.port")]
      : [],
  );
}

/** A check comes from an address of the family that it goes to. */
function checkSources({ realServers }: DesiredCluster, service: DesiredService, path: Path): Problem[] {
  const problems = new Map<string, Problem>();
  for (const [position, destination] of service.destinations.entries()) {
    const own = destination.healthChecks !== null;
    const at = own ? [...path, "destinations", position, "healthChecks"] : [...path, "healthChecks"];
    const target = byId(realServers, destination.realServerId)?.address;
    for (const [index, check] of destinationChecks(service, destination).entries()) {
      if (!("sourceAddress" in check) || check.sourceAddress === null) continue;
      const goesTo = check.connectAddress ?? target;
      if (goesTo === undefined || familyOf(goesTo) === familyOf(check.sourceAddress)) continue;
      const field = [...at, index, "sourceAddress"];
      problems.set(field.join("."), errorAt(field, "check.source_family", { address: goesTo }));
    }
  }
  return [...problems.values()];
}
