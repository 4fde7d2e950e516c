"use client";

import { useTranslations } from "next-intl";
import { toneText } from "@/components/ui/tone";
import { type Box, curveBetween } from "./layout-topology";
import { pathLook } from "./path-look";
import type { ForwardingPath } from "./topology-graph";

/** What the directors send to the real servers, and how: a name at the end of each line. */
export function TopologyPaths({ paths, box }: { paths: readonly ForwardingPath[]; box: (id: string) => Box }) {
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
