import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { loadSettings } from "@/lib/api/load-settings";
import { getServices } from "@/lib/runtime/web";
import { SettingsPage } from "./_components/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function Page() {
  if (!can(await requireActor(), "settings.read")) {
    return <NotAllowed />;
  }
  return <SettingsPage initial={await loadSettings(getServices())} />;
}
