"use client";

import { useTranslations } from "next-intl";
import { type DirectorState, directorLooks } from "@/components/cluster/director-state";
import { holdingLooks } from "@/components/cluster/holding-looks";
import { memberLooks } from "@/components/cluster/member-looks";
import { useHoldingText } from "@/components/cluster/use-holding-text";
import type { Box } from "./layout-topology";
import type { TopologyGraph } from "./topology-graph";
import { TopologyNode } from "./topology-node";

type Props = {
  clusterId: string;
  graph: TopologyGraph;
  box: (id: string) => Box;
  stateOfDirector: (id: string) => DirectorState;
};

/** VIPs, directors and real servers as boxes. */
export function TopologyNodes({ clusterId, graph, box, stateOfDirector }: Props) {
  const holding = useHoldingText();
  const director = useTranslations("clusters.directors.state");
  const member = useTranslations("live.member");
  const t = useTranslations("clusters.topology");
  const base = `/clusters/${clusterId}`;
  return (
    <>
      {graph.vips.map(({ vip, holding: held }) => (
        <TopologyNode
          key={vip.id}
          isAddress
          box={box(vip.id)}
          href={`${base}/services?q=${encodeURIComponent(vip.address)}`}
          title={vip.address}
          mark={{ ...holdingLooks[held.kind], text: holding(held) }}
          isStale={held.kind === "unknown"}
        />
      ))}
      {graph.directors.map(({ id, name }) => {
        const state = stateOfDirector(id);
        const look = directorLooks[state];
        return (
          <TopologyNode
            key={id}
            box={box(id)}
            href={`${base}/directors`}
            title={name}
            mark={{ ...look, text: director(state) }}
            isStale={look.shape === "circle-dashed"}
          />
        );
      })}
      {graph.realServers.map(({ realServer: { id, name }, state }) => (
        <TopologyNode
          key={id}
          box={box(id)}
          href={`${base}/real-servers`}
          title={name}
          mark={
            state === null
              ? { shape: "square", tone: "rest", text: t("noService") }
              : {
                  ...memberLooks[state.kind],
                  text: member(`${state.kind}.label`, {
                    connections: state.kind === "draining" ? state.connections : 0,
                  }),
                }
          }
          isStale={state?.kind === "unknown"}
        />
      ))}
    </>
  );
}
