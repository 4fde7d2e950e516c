import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { idSchema } from "@/lib/api/resources/common";
import { RunPage } from "./_components/run-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("list.run") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  if (!can(await requireActor(), "operation.read")) {
    return <NotAllowed />;
  }
  const { id } = await params;
  if (!idSchema.safeParse(id).success) notFound();
  return <RunPage id={id} />;
}
