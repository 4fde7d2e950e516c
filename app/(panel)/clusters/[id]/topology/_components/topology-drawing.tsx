"use client";

import { useTranslations } from "next-intl";
import type { DirectorState } from "@/components/cluster/director-state";
import { type Box, curveBetween, layoutTopology } from "./layout-topology";
import type { TopologyGraph } from "./topology-graph";
import { TopologyNodes } from "./topology-nodes";
import { TopologyPaths } from "./topology-paths";
import { useRoom } from "./use-room";

/** For whoever shows the drawing alone, on the whole screen. */
export const drawingId = "topology-drawing";

type Props = {
  clusterId: string;
  graph: TopologyGraph;
  stateOfDirector: (id: string) => DirectorState;
};

/**
 * The way of packets as a drawing: thickness is weight, dashes mean that nothing new goes that way. Every node is a link;
 * the tables beside it say the same in words.
 */
export function TopologyDrawing({ clusterId, graph, stateOfDirector }: Props) {
  const t = useTranslations("clusters.topology");
  const { ref, room } = useRoom(1000);
  const layout = layoutTopology(graph, room);
  const { clients, boxes, scale } = layout;
  const box = (id: string): Box => boxes.get(id) ?? clients;
  return (
    <section
      id={drawingId}
      ref={ref}
      aria-label={t("title")}
      className="[&:fullscreen]:flex [&:fullscreen]:overflow-auto [&:fullscreen]:bg-surface [&:fullscreen]:p-8"
    >
      <svg
        role="presentation"
        className="m-auto"
        width={layout.width * scale}
        height={layout.height * scale}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        <StalePattern />
        {graph.vips.map(({ vip }) => (
          <path
            key={vip.id}
            d={curveBetween(clients, box(vip.id))}
            className="fill-none stroke-2 stroke-muted opacity-60"
          />
        ))}
        {graph.claims.map(({ vipId, directorId, isHolder }) => (
          <path
            key={`${vipId} ${directorId}`}
            d={curveBetween(box(vipId), box(directorId))}
            strokeDasharray={isHolder ? undefined : "2 5"}
            className={`fill-none ${isHolder ? "stroke-2 stroke-foreground opacity-60" : "stroke-1 stroke-muted"}`}
          />
        ))}
        <TopologyPaths paths={graph.paths} box={box} />
        <Clients box={clients} />
        <TopologyNodes clusterId={clusterId} graph={graph} box={box} stateOfDirector={stateOfDirector} />
      </svg>
    </section>
  );
}

function Clients({ box: { x, y, width, height } }: { box: Box }) {
  const t = useTranslations("clusters.topology");
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={height / 2}
        className="fill-surface-secondary stroke-border"
      />
      <text x={x + width / 2} y={y + height / 2 + 4} textAnchor="middle" className="fill-foreground text-[13px]">
        {t("clients")}
      </text>
    </g>
  );
}

function StalePattern() {
  return (
    <defs>
      <pattern id="topology-stale" width={9} height={9} patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width={9} height={4} className="fill-muted opacity-15" />
      </pattern>
    </defs>
  );
}
