import { checkListenerParts } from "./check-listener-parts";
import type { DesiredCluster, DesiredService } from "./cluster";
import type { Listener } from "./listener";
import { listenerKeys } from "./listener-keys";
import { errorAt, type Problem } from "./problem";
import { serviceKeyText } from "./service-key-text";

/** Its VIPs exist, and no earlier service of the cluster listens on the same. */
export function checkListener(cluster: DesiredCluster, index: number): Problem[] {
  const service = cluster.services[index];
  if (service === undefined) return [];
  const path = ["services", index, "listener"];
  return [
    ...missingVips(cluster, service.listener, path),
    ...checkListenerParts(cluster, service.listener, path),
    ...everyPort(service, path),
    ...duplicates(cluster, service, index, path),
  ];
}

/** Without persistence the kernel could not tell which destination a client's next connection belongs to (EINVAL). */
function everyPort({ listener, persistence }: DesiredService, path: Problem["path"]): Problem[] {
  if (persistence !== null) return [];
  return partsOf(listener)
    .filter(({ port }) => port === 0)
    .map(({ field }) => errorAt([...path, ...field], "service.port_zero"));
}

function missingVips({ vips }: DesiredCluster, listener: Listener, path: Problem["path"]): Problem[] {
  return vipFields(listener)
    .filter(({ vipId }) => !vips.some(({ id }) => id === vipId))
    .map(({ field }) => errorAt([...path, ...field], "service.vip_missing"));
}

type VipField = { readonly vipId: string; readonly field: Problem["path"] };

function vipFields(listener: Listener): VipField[] {
  switch (listener.kind) {
    case "address":
      return [{ vipId: listener.vipId, field: ["vipId"] }];
    case "fwmark":
      return listener.feeds.map(({ vipId }, index) => ({ vipId, field: ["feeds", index, "vipId"] }));
    case "group":
      return listener.members.flatMap((member, index): VipField[] =>
        member.kind === "vip" ? [{ vipId: member.vipId, field: ["members", index, "vipId"] }] : [],
      );
  }
}

/** The kernel has one service of a key. The field to change is the one that tells this key apart. */
function duplicates(cluster: DesiredCluster, service: DesiredService, index: number, path: Problem["path"]): Problem[] {
  const taken = new Set(
    cluster.services.slice(0, index).flatMap(({ listener }) => listenerKeys(cluster, listener).map(serviceKeyText)),
  );
  return partsOf(service.listener).flatMap(({ listener, field }) => {
    const keys = listenerKeys(cluster, listener).map(serviceKeyText);
    const endpoint = keys.find((key) => taken.has(key));
    for (const key of keys) taken.add(key);
    return endpoint === undefined ? [] : [errorAt([...path, ...field], "service.duplicate", { endpoint })];
  });
}

type Part = {
  readonly listener: Listener;
  readonly field: Problem["path"];
  /** Null = a mark. */
  readonly port: number | null;
};

/** A group taken apart into its members. */
function partsOf(listener: Listener): Part[] {
  switch (listener.kind) {
    case "address":
      return [{ listener, field: ["port"], port: listener.port }];
    case "fwmark":
      return [{ listener, field: ["mark"], port: null }];
    case "group":
      return listener.members.map((member, index) => ({
        listener: { ...listener, members: [member] },
        field: ["members", index, member.kind === "fwmark" ? "mark" : "port"],
        port: member.kind === "fwmark" ? null : member.port,
      }));
  }
}
