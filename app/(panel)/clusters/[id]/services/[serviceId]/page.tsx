import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readCluster } from "../../_access/read-cluster";
import { ServiceDetail } from "./_components/service-detail";

type Props = { params: Promise<{ id: string; serviceId: string }> };

async function readService({ params }: Props) {
  const { id, serviceId } = await params;
  return (await readCluster(id))?.services.find((service) => service.id === serviceId);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await readService(props))?.name ?? "" };
}

export default async function Page(props: Props) {
  const service = await readService(props);
  if (service === undefined) notFound();
  return <ServiceDetail serviceId={service.id} />;
}
