import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Overview } from "./_components/overview";
import { readClusters } from "./clusters/_access/read-clusters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clusters.overview"))("title") };
}

export default async function OverviewPage() {
  return <Overview initial={await readClusters()} />;
}
