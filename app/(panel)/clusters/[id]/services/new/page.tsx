import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { readCluster } from "../../_access/read-cluster";
import { AddService } from "./_components/add-service";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clusters.services"))("add") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  if ((await readCluster((await params).id)) === null) notFound();
  return can(await requireActor(), "cluster.edit") ? <AddService /> : <NotAllowed />;
}
