import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { loadSettings } from "@/lib/api/load-settings";
import { getServices } from "@/lib/runtime/web";
import { hostOrNotFound } from "../_components/host-or-not-found";
import { ConnectWizard } from "./_components/connect-wizard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hosts"))("connect.title") };
}

export default async function ConnectHostPage({ params }: { params: Promise<{ id: string }> }) {
  if (!can(await requireActor(), "host.manage")) {
    return <NotAllowed />;
  }
  const host = await hostOrNotFound((await params).id);
  const { sshPublicKey } = await loadSettings(getServices());
  return <ConnectWizard initial={host} publicKey={sshPublicKey} />;
}
