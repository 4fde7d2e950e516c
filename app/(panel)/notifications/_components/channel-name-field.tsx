import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";

/** What people call a channel; the first field of a dialog. */
export function ChannelNameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const t = useTranslations("alerts.notifications");
  return <TextField autoFocus path="name" label={t("name")} autoComplete="off" value={name} onChange={onChange} />;
}
