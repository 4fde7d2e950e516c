import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { loadRestore } from "@/lib/desired/load-restore";
import { getServices } from "@/lib/runtime/web";
import { RestorePage } from "./_components/restore-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.restore"))("title") };
}

export default async function Page() {
  if (!can(await requireActor(), "settings.read")) {
    return <NotAllowed />;
  }
  return <RestorePage initial={await loadRestore(getServices())} />;
}
