import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand";
import { LanguageMenu } from "@/components/shell/language-menu";
import { ThemeMenu } from "@/components/shell/theme-menu";

/** The two pages before sign-in: one card in the middle, language and theme within reach. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col bg-sunken">
      <header className="flex h-13 items-center justify-end gap-1 px-4">
        <LanguageMenu />
        <ThemeMenu />
      </header>
      <main className="flex flex-1 flex-col items-center px-4 pt-[max(2rem,10vh)] pb-16">
        <div className="mb-6 flex items-center gap-3 font-semibold text-xl tracking-[-0.01em]">
          <BrandMark className="size-8" />
          {t("product")}
        </div>
        {children}
      </main>
    </div>
  );
}
