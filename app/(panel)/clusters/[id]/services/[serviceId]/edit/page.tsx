import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { readService } from "../_access/read-service";
import { EditSettings } from "./_components/edit-settings";

type Props = { params: Promise<{ id: string; serviceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readService(await params))?.name ?? "" };
}

export default async function Page({ params }: Props) {
  const service = await readService(await params);
  if (service === null) notFound();
  return can(await requireActor(), "cluster.edit") ? <EditSettings initial={service} /> : <NotAllowed />;
}
