import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { safeNext } from "./_components/safe-next";
import { SignInForm } from "./_components/sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access");
  return { title: t("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  return <SignInForm next={safeNext((await searchParams).next)} />;
}
