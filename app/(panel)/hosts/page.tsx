import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { listHosts } from "@/lib/desired/list-hosts";
import { getServices } from "@/lib/runtime/web";
import { HostList } from "./_components/host-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hosts"))("title") };
}

export default async function HostsPage() {
  if (!can(await requireActor(), "host.read")) {
    return <NotAllowed />;
  }
  return <HostList initial={await listHosts(getServices())} />;
}
