import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { readCluster } from "../../_access/read-cluster";
import { RollingDeploy } from "./_components/rolling-deploy";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readCluster((await params).id))?.name ?? "" };
}

export default async function Page({ params }: Props) {
  if ((await readCluster((await params).id)) === null) notFound();
  return can(await requireActor(), "cluster.apply") ? <RollingDeploy /> : <NotAllowed />;
}
