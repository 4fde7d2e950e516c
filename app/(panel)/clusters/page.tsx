import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readClusters } from "./_access/read-clusters";
import { ClusterList } from "./_components/cluster-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clusters"))("title") };
}

export default async function ClustersPage() {
  return <ClusterList initial={await readClusters()} />;
}
