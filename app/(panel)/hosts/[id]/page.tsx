import type { Metadata } from "next";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { hostOrNotFound } from "./_components/host-or-not-found";
import { HostPage } from "./_components/host-page";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireActor();
  return { title: (await hostOrNotFound((await params).id)).name };
}

export default async function Page({ params }: Props) {
  if (!can(await requireActor(), "host.read")) {
    return <NotAllowed />;
  }
  return <HostPage initial={await hostOrNotFound((await params).id)} />;
}
