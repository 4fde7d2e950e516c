import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { can } from "@/lib/access/policy";
import { CreateCluster } from "./_components/create-cluster";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clusters"))("create") };
}

export default async function NewClusterPage() {
  if (!can(await requireActor(), "cluster.edit")) notFound();
  return <CreateCluster />;
}
