"use client";

import { useTranslations } from "next-intl";
import { type DirectorState, directorLooks } from "@/components/cluster/director-state";
import { holdingLooks } from "@/components/cluster/holding-looks";
import { memberLooks } from "@/components/cluster/member-looks";
import { useHoldingText } from "@/components/cluster/use-holding-text";
import { toneText } from "@/components/ui/tone";
import { useWidth } from "@/components/ui/use-width";
import { type Box, curveBetween, layoutTopology } from "./layout-topology";
import { pathLook } from "./path-look";
import type { ForwardingPath, TopologyGraph } from "./topology-graph";
import { TopologyNode } from "./topology-node";

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
  const { ref, width } = useWidth(1000);
  const layout = layoutTopology(graph, width);
  const { clients, boxes, scale } = layout;
  const box = (id: string): Box => boxes.get(id) ?? clients;
  return (
    <section
      id={drawingId}
      ref={ref}
      aria-label={t("title")}
      className="[&:fullscreen]:overflow-auto [&:fullscreen]:bg-surface [&:fullscreen]:p-8"
    >
      <svg
        role="presentation"
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
        <Paths paths={graph.paths} box={box} />
        <Clients box={clients} />
        <Nodes clusterId={clusterId} graph={graph} box={box} stateOfDirector={stateOfDirector} />
      </svg>
    </section>
  );
}

function Paths({ paths, box }: { paths: readonly ForwardingPath[]; box: (id: string) => Box }) {
  const greatest = Math.max(0, ...paths.map(({ weight }) => weight ?? 0));
  const targets = [...new Set(paths.map(({ realServerId }) => realServerId))];
  return (
    <>
      {paths.map((path) => {
        const { tone, thickness, dashes } = pathLook(path, greatest);
        return (
          <path
            key={`${path.directorId} ${path.realServerId}`}
            d={curveBetween(box(path.directorId), box(path.realServerId))}
            stroke="currentColor"
            strokeWidth={thickness}
            strokeDasharray={dashes}
            className={`fill-none opacity-75 ${toneText[tone]}`}
          />
        );
      })}
      {targets.map((id) => (
        <MethodLabel key={id} box={box(id)} paths={paths.filter(({ realServerId }) => realServerId === id)} />
      ))}
    </>
  );
}

function MethodLabel({ box, paths }: { box: Box; paths: readonly ForwardingPath[] }) {
  const t = useTranslations("clusters.topology.method");
  const methods = [...new Set(paths.flatMap((path) => path.methods))];
  return (
    <text
      x={box.x - 5}
      y={box.y + box.height / 2 - 9}
      textAnchor="end"
      strokeWidth={4}
      paintOrder="stroke"
      className="fill-foreground stroke-surface font-medium text-[10.5px]"
    >
      {methods.map((method) => t(method)).join(" ")}
    </text>
  );
}

function Nodes({ clusterId, graph, box, stateOfDirector }: Props & { box: (id: string) => Box }) {
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
