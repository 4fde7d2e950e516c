import type { Panel } from "./panel";

export type ExampleIds = {
  readonly clusterId: string;
  readonly directorIds: readonly [string, string];
  readonly vipId: string;
  readonly realServerIds: readonly [string, string];
  readonly serviceId: string;
  readonly destinationIds: readonly [string, string];
};

let count = 0;

/** A cluster with two directors, a VIP and a DR service on two real servers, made through the public API as an operator. */
export async function createExampleCluster(panel: Panel): Promise<ExampleIds> {
  count += 1;
  const net = `10.${count % 256}.${Math.floor(count / 256)}`;
  const as = "operator";
  const vrrp = { virtualRouterId: 51, advertIntervalSec: 1, preempt: true };
  const clusterId = await make(panel, "/api/v1/clusters", { name: `cluster ${count}`, engine: "keepalived", vrrp });
  const at = `/api/v1/clusters/${clusterId}`;
  const hosts = [await panel.addHost(`c${count}-lb1`), await panel.addHost(`c${count}-lb2`)];
  const director = async (index: 0 | 1): Promise<string> =>
    await make(panel, `${at}/directors`, {
      hostId: hosts[index]?.id,
      address: `${net}.${index + 1}`,
      interface: "eth0",
      priority: 150 - index * 50,
    });
  const directorIds = [await director(0), await director(1)] as const;
  const vipId = await make(panel, `${at}/vips`, { address: `${net}.100` });
  const realServer = async (index: number) =>
    await make(panel, `${at}/real-servers`, { name: `web${index}`, address: `${net}.1${index}` });
  const realServerIds = [await realServer(1), await realServer(2)] as const;
  const service = await panel.call("POST", `${at}/services`, {
    as,
    body: { name: "web", vipId, port: 80, destinations: realServerIds.map((realServerId) => ({ realServerId })) },
  });
  const [first, second] = service.body.destinations;
  return {
    clusterId,
    directorIds,
    vipId,
    realServerIds,
    serviceId: service.body.id,
    destinationIds: [first.id, second.id],
  };
}

async function make(panel: Panel, path: string, body: unknown): Promise<string> {
  const answer = await panel.call("POST", path, { as: "operator", body });
  if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
  return answer.body.id;
}
