import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ClusterProvider } from "@/components/cluster/cluster-context";
import { readCluster } from "./_access/read-cluster";
import { ClusterHeader } from "./_components/cluster-header";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** Head and tabs of one cluster. */
export default async function ClusterLayout({ params, children }: Props) {
  const cluster = await readCluster((await params).id);
  if (cluster === null) notFound();
  return (
    <ClusterProvider initial={cluster}>
      <ClusterHeader />
      {children}
    </ClusterProvider>
  );
}
