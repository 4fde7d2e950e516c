import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { readCluster } from "../../_access/read-cluster";
import { RevisionPage } from "./_components/revision-page";

type Props = { params: Promise<{ id: string; number: string }> };

const numberSchema = z.coerce.number().int().min(1);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readCluster((await params).id))?.name ?? "" };
}

export default async function Page({ params }: Props) {
  const { id, number } = await params;
  const asked = numberSchema.safeParse(number);
  const cluster = await readCluster(id);
  if (cluster === null || !asked.success || asked.data > cluster.appliedRevision) notFound();
  return <RevisionPage number={asked.data} />;
}
