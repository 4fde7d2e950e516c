import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { listScreens } from "@/lib/access/wall/list-screens";
import { getServices } from "@/lib/runtime/web";
import { WallScreensPage } from "./_components/wall-screens-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access"))("screens.title") };
}

export default async function Page() {
  const actor = await requireActor();
  if (!can(actor, "wall.manage")) {
    return <NotAllowed />;
  }
  return <WallScreensPage initial={await listScreens(getServices())} />;
}
