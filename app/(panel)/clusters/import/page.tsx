import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { can } from "@/lib/access/policy";
import { ImportCluster } from "./_components/import-cluster";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import.page"))("title") };
}

export default async function ImportPage() {
  if (!can(await requireActor(), "cluster.edit")) notFound();
  return <ImportCluster />;
}
