import { byId } from "./by-id";
import { checkListenerParts } from "./check-listener-parts";
import type { DesiredCluster, DesiredService } from "./cluster";
import type { Listener } from "./listener";
import { listenerParts } from "./listener-parts";
import { errorAt, type Problem } from "./problem";

/** Its VIPs exist, and the kernel takes its parts. Whether another service listens on the same: `checkDuplicateListeners`. */
export function checkListener(cluster: DesiredCluster, index: number): Problem[] {
  const service = cluster.services[index];
  if (service === undefined) return [];
  const path = ["services", index, "listener"];
  return [
    ...missingVips(cluster, service.listener, path),
    ...checkListenerParts(cluster, service.listener, path),
    ...everyPort(service, path),
  ];
}

/** Without persistence the kernel could not tell which destination a client's next connection belongs to (EINVAL). */
function everyPort({ listener, persistence }: DesiredService, path: Problem["path"]): Problem[] {
  if (persistence !== null) return [];
  return listenerParts(listener)
    .filter(({ port }) => port === 0)
    .map(({ field }) => errorAt([...path, ...field], "service.port_zero"));
}

function missingVips({ vips }: DesiredCluster, listener: Listener, path: Problem["path"]): Problem[] {
  return vipFields(listener)
    .filter(({ vipId }) => byId(vips, vipId) === undefined)
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
