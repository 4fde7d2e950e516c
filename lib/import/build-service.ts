import { maxPrefix } from "@/lib/ipvs/service-family";
import { nameSchema, schedulerSchema } from "@/lib/model/atoms";
import type { DesiredDestination, DesiredService, Persistence } from "@/lib/model/cluster";
import type { GroupMember, Listener } from "@/lib/model/listener";
import { schedulerFlagSchema } from "@/lib/model/scheduler-flags";
import { virtualServerOptionsSchema } from "@/lib/model/virtual-server-options";
import type { DraftDestination, DraftListener, DraftMember, DraftService } from "./draft";
import { keys, listenerText } from "./keys";
import { listenerFamily } from "./listener-family";

/** A service of the model from one that `checkService` has passed. */
export function buildService(draft: DraftService): DesiredService {
  const { listener } = draft;
  return {
    id: serviceId(draft),
    name: serviceName(draft),
    listener: buildListener(listener),
    scheduler: schedulerSchema.parse(draft.scheduler),
    schedulerFlags: draft.schedulerFlags.map((flag) => schedulerFlagSchema.parse(flag)),
    onePacket: draft.onePacket,
    persistence: buildPersistence(draft),
    healthChecks: [...draft.healthChecks],
    keepalived: virtualServerOptionsSchema.parse(draft.keepalived),
    destinations: draft.destinations.map((destination) => buildDestination(listener, destination)),
  };
}

function serviceName({ listener, name }: DraftService): string {
  const own = nameSchema.safeParse(name);
  return own.success ? own.data : listenerText(listener).slice(0, 80);
}

/** A group keeps the name that it has in the file: keepalived files name groups by it. */
function serviceId({ listener, name }: DraftService): string {
  return listener.kind === "group" && name !== null && /^[\w.:-]{1,63}$/.test(name) ? name : keys.service(listener);
}

function buildListener(listener: DraftListener): Listener {
  switch (listener.kind) {
    case "address": {
      const { kind, protocol, port } = listener;
      return { kind, vipId: keys.vip(listener.address), protocol, port };
    }
    case "fwmark":
      return { ...listener, feeds: [] };
    case "group":
      return { ...listener, members: listener.members.map(buildMember) };
  }
}

function buildMember(member: DraftMember): GroupMember {
  return member.kind === "address" ? { kind: "vip", vipId: keys.vip(member.address), port: member.port } : member;
}

/** The model says "each client for itself" without a prefix. */
function buildPersistence({ listener, persistence }: DraftService): Persistence | null {
  if (persistence === null) return null;
  const all = maxPrefix(listenerFamily(listener));
  return { ...persistence, prefixLength: persistence.prefixLength === all ? null : persistence.prefixLength };
}

function buildDestination(listener: DraftListener, destination: DraftDestination): DesiredDestination {
  const { address, port, forwarding, tunnel, weight, upperThreshold, lowerThreshold, healthChecks } = destination;
  return {
    id: keys.destination(listener, address, port),
    realServerId: keys.realServer(address),
    port,
    forwarding,
    tunnel: tunnel?.kind === "ipip" ? null : tunnel,
    weight,
    upperThreshold,
    lowerThreshold,
    healthChecks: healthChecks === null ? null : [...healthChecks],
  };
}
