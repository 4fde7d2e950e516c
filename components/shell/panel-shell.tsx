"use client";

import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Drawer } from "@/components/ui/drawer";
import { IconButton } from "@/components/ui/icon-button";
import { BrandMark } from "./brand";
import { Breadcrumbs } from "./breadcrumbs";
import { CommandPalette } from "./command-palette";
import { CrumbsProvider } from "./crumbs";
import { LanguageMenu } from "./language-menu";
import { Navigation } from "./navigation";
import { ServerStatus } from "./server-status";
import { type Session, SessionProvider } from "./session";
import { ThemeMenu } from "./theme-menu";
import { UserMenu } from "./user-menu";

/** Frame of every page of the panel: navigation at the side (in a drawer below 1024 px), header, content. */
export function PanelShell({ session, children }: { session: Session; children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <SessionProvider session={session}>
      <CrumbsProvider>
        <a
          href="#content"
          className="fixed start-3 top-3 z-60 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-accent-foreground text-sm focus:translate-y-0"
        >
          {t("skipToContent")}
        </a>
        <aside className="fixed inset-y-0 start-0 z-30 hidden w-56 flex-col border-border border-e bg-sunken lg:flex">
          <Link href="/" className="flex h-13 items-center gap-2.5 px-5 font-semibold text-[15px] tracking-[-0.01em]">
            <BrandMark />
            {t("product")}
          </Link>
          <div className="flex-1 overflow-y-auto px-3 py-2">
            <Navigation />
          </div>
          <div className="border-separator border-t px-4 py-3">
            <ServerStatus />
          </div>
        </aside>
        <div className="flex min-h-dvh flex-col lg:ps-56">
          <Header />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-[1600px] flex-1 px-4 py-6 outline-none sm:px-6"
          >
            {children}
          </main>
        </div>
      </CrumbsProvider>
    </SessionProvider>
  );
}

function Header() {
  const t = useTranslations("common");
  const [isMenuOpen, setMenuOpen] = useState(false);
  return (
    <header className="sticky top-0 z-20 flex h-13 items-center gap-2 border-border border-b bg-background/95 px-4 backdrop-blur-sm sm:px-6">
      <div className="lg:hidden">
        <IconButton label={t("openNavigation")} onPress={() => setMenuOpen(true)}>
          <MenuIcon aria-hidden="true" />
        </IconButton>
        <Drawer side="start" title={t("product")} isOpen={isMenuOpen} onClose={() => setMenuOpen(false)}>
          <Navigation onNavigate={() => setMenuOpen(false)} />
          <div className="mt-6">
            <ServerStatus />
          </div>
        </Drawer>
      </div>
      <Breadcrumbs />
      <CommandPalette />
      <LanguageMenu />
      <ThemeMenu />
      <div className="ps-1">
        <UserMenu />
      </div>
    </header>
  );
}
