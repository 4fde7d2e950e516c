"use client";

import { useQueries } from "@tanstack/react-query";
import { type LucideIcon, Network, Server, Split } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClusterResource, clusterResourceSchema, clusterSummarySchema } from "@/lib/api/resources/cluster";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { apiPath } from "@/lib/client/api-path";
import { callApi } from "@/lib/client/call-api";
import { usePages } from "@/lib/client/use-pages";
import { sections } from "./sections";
import { useSession } from "./session";

export type Place = {
  readonly id: string;
  readonly href: string;
  readonly label: string;
  /** Searched too: an address, the cluster it belongs to. */
  readonly detail: string;
  readonly icon: LucideIcon;
};

export type PlaceGroup = {
  readonly id: "pages" | "clusters" | "services" | "hosts";
  readonly places: readonly Place[];
};

/** Everything the palette can go to. Pages are there at once; the rest appears as it is read. */
export function usePalettePlaces(): PlaceGroup[] {
  const t = useTranslations("common.sections");
  const { permissions } = useSession();
  const clusters = usePages(clusterSummarySchema, "/clusters").items ?? [];
  const hosts = usePages(hostResourceSchema, "/hosts").items ?? [];
  const details = useQueries({
    queries: clusters.map(({ id }) => ({
      queryKey: [apiPath`/clusters/${id}`],
      queryFn: () => callApi(clusterResourceSchema, { path: apiPath`/clusters/${id}` }),
    })),
  });
  const pages = sections.filter((section) => permissions.includes(section.permission));
  const groups: PlaceGroup[] = [
    {
      id: "pages",
      places: pages.map(({ id, href, icon }) => ({ id: `page:${id}`, href, icon, label: t(id), detail: "" })),
    },
    {
      id: "clusters",
      places: clusters.map(({ id, name, description }) => ({
        id,
        href: `/clusters/${id}`,
        icon: Network,
        label: name,
        detail: description.slice(0, 60),
      })),
    },
    { id: "services", places: details.flatMap(({ data }) => (data === undefined ? [] : placesOf(data))) },
    {
      id: "hosts",
      places: hosts.map(({ id, name, address }) => ({
        id,
        href: `/hosts/${id}`,
        icon: Server,
        label: name,
        detail: address,
      })),
    },
  ];
  return groups.filter((group) => group.places.length > 0);
}

function placesOf(cluster: ClusterResource): Place[] {
  return cluster.services.map((service) => ({
    id: service.id,
    href: `/clusters/${cluster.id}/services/${service.id}`,
    icon: Split,
    label: service.name,
    detail: `${service.keys.join(", ")} · ${cluster.name}`,
  }));
}
