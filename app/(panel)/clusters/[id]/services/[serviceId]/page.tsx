import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readService } from "./_access/read-service";
import { ServiceDetail } from "./_components/service-detail";

type Props = { params: Promise<{ id: string; serviceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readService(await params))?.name ?? "" };
}

export default async function Page({ params }: Props) {
  const service = await readService(await params);
  if (service === null) notFound();
  return <ServiceDetail serviceId={service.id} />;
}
