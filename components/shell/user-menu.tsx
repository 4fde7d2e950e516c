"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { Badge } from "@/components/ui/badge";
import { Menu } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import { useErrorText } from "@/components/ui/use-error-text";
import { nothing } from "@/lib/client/call-api";
import { useSubmit } from "@/lib/client/use-submit";
import { useSession } from "./session";

/** Who is signed in, and the way out. */
export function UserMenu() {
  const t = useTranslations("access");
  const { name, email, role } = useSession();
  const errorText = useErrorText();
  const signOut = useSubmit(nothing, () => ({ path: "/session", method: "DELETE" }), {
    onDone: () => window.location.assign("/sign-in"),
  });
  const leave = () => signOut.mutate(undefined, { onError: (error) => showToast("bad", errorText(error).text) });
  return (
    <Menu
      label={t("userMenu")}
      header={
        <>
          <span className="block font-medium">{name}</span>
          <span className="mb-1.5 block text-muted text-xs">{email}</span>
          <Badge>{t(`roles.${role}`)}</Badge>
        </>
      }
      entries={[{ id: "sign-out", label: t("signOut"), icon: <LogOut aria-hidden="true" />, onAction: leave }]}
    >
      <Button className="flex size-8 cursor-pointer items-center justify-center rounded-full bg-default font-medium text-xs outline-none hover:bg-default-hover data-[focus-visible=true]:outline-2 data-[focus-visible=true]:outline-focus data-[focus-visible=true]:outline-offset-2">
        {initialsOf(name)}
        <span className="sr-only"> {t("userMenuOf", { name })}</span>
      </Button>
    </Menu>
  );
}

/** First letters of the first and the last word; the first character where words are not separated (Chinese names). */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}
