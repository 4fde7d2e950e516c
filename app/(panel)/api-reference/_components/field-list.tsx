import { getTranslations } from "next-intl/server";
import type { ListedField } from "@/lib/api/openapi/list-operations";

/** Names with their types, in the words of the document. */
export async function FieldList({ title, fields }: { title: string; fields: readonly ListedField[] }) {
  const t = await getTranslations("settings.api");
  return (
    <div>
      <h3 className="font-semibold text-xs">{title}</h3>
      <ul className="font-mono text-[12.5px]/5">
        {fields.map(({ name, type, required }) => (
          <li key={name} className="break-words">
            {name === "" ? null : <strong>{name}</strong>} {type}
            {required ? <span className="font-sans text-muted"> {t("required")}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
