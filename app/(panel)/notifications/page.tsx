import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { NotificationsPage } from "./_components/notifications-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts"))("notifications.title") };
}

export default async function Page() {
  return can(await requireActor(), "notification.manage") ? <NotificationsPage /> : <NotAllowed />;
}
