import { getTranslations } from "next-intl/server";
import type { ListedOperation } from "@/lib/api/openapi/list-operations";
import { FieldList } from "./field-list";

/** One request; what it takes and answers is folded away. Sentences of the document are English in every language. */
export async function OperationEntry({ operation }: { operation: ListedOperation }) {
  const t = await getTranslations("settings.api");
  const { method, path, summary, permission, parameters, body, answers } = operation;
  return (
    <li>
      <details className="px-4 py-2">
        <summary className="cursor-pointer text-sm">
          <code className="font-mono text-[12.5px]">
            <strong>{method}</strong> {path}
          </code>{" "}
          <span lang="en" className="text-muted">
            {summary}
          </span>
        </summary>
        <div className="grid gap-2 py-2 ps-5 text-sm">
          <p>
            {t("permission")} <code className="font-mono text-[12.5px]">{permission}</code>
          </p>
          {parameters.length === 0 ? null : <FieldList title={t("parameters")} fields={parameters} />}
          {body === null ? null : <FieldList title={t("body")} fields={body} />}
          <FieldList
            title={t("answers")}
            fields={answers.map(({ status, shape }) => ({ name: status, type: shape, required: false }))}
          />
        </div>
      </details>
    </li>
  );
}
