import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { listPeople } from "@/lib/access/list-people";
import { can } from "@/lib/access/policy";
import { getServices } from "@/lib/runtime/web";
import { PeoplePage } from "./_components/people-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access"))("people.title") };
}

export default async function Page() {
  if (!can(await requireActor(), "people.read")) {
    return <NotAllowed />;
  }
  return <PeoplePage initial={await listPeople(getServices())} />;
}
