import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readCluster } from "../_access/read-cluster";
import { ChartsTab } from "./_components/charts-tab";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readCluster((await params).id))?.name ?? "" };
}

export default async function Page({ params }: Props) {
  if ((await readCluster((await params).id)) === null) notFound();
  return <ChartsTab />;
}
