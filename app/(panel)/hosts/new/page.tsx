import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { NewHostForm } from "./_components/new-host-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hosts"))("add") };
}

export default async function NewHostPage() {
  return can(await requireActor(), "host.manage") ? <NewHostForm /> : <NotAllowed />;
}
