import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/app/_access/require-actor";
import { NotAllowed } from "@/components/ui/not-allowed";
import { can } from "@/lib/access/policy";
import { loadScreen } from "@/lib/access/wall/load-screen";
import { idSchema } from "@/lib/api/resources/common";
import { apiPath } from "@/lib/client/api-path";
import { AppError } from "@/lib/model/app-error";
import { getServices } from "@/lib/runtime/web";
import { readGeometry } from "../../_components/read-geometry";
import { ShownScreen } from "../../_components/shown-screen";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("wall"))("preview") };
}

/** What a screen shows, for the person who set it up; the screen itself notices nothing. */
export default async function Page({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, "wall.manage")) return <NotAllowed />;
  const id = idSchema.safeParse((await params).id);
  if (!id.success) notFound();
  const screen = await loadScreen(getServices(), id.data).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const stream = `/api/v1${apiPath`/wall-screens/${screen.id}/events`}`;
  return <ShownScreen screen={screen} stream={stream} geometry={readGeometry(await searchParams)} />;
}
