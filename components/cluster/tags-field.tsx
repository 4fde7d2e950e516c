"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/text-field";

type Props = { tags: readonly string[]; onChange: (tags: readonly string[]) => void };

/** Tags, with spaces or commas between. The text stays as it is typed. */
export function TagsField({ tags, onChange }: Props) {
  const t = useTranslations("clusters.realServers");
  const [text, setText] = useState(tags.join(" "));
  // Somebody else's tags were taken over.
  const shown = sameTags(readTags(text), tags) ? text : tags.join(" ");
  return (
    <TextField
      path="tags"
      label={t("tags")}
      description={t("tagsAbout")}
      value={shown}
      onChange={(typed) => {
        setText(typed);
        onChange(readTags(typed));
      }}
    />
  );
}

function readTags(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((tag) => tag !== ""))];
}

function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, index) => tag === b[index]);
}
