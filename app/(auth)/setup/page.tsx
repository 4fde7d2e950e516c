import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetupForm } from "./_components/setup-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access");
  return { title: t("setup.title") };
}

export default function SetupPage() {
  return <SetupForm />;
}
