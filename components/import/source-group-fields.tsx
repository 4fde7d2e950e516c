"use client";

import { FileUp, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { FileTrigger } from "react-aria-components";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { nextKey, type SourceFile, type SourceGroup } from "./import-sources";
import { readChosenFiles } from "./read-chosen-files";

type Props = {
  group: SourceGroup;
  /** Where its first file is among all files of the request. */
  firstIndex: number;
  onChange: (group: SourceGroup) => void;
  onRemove?: () => void;
};

/** The files of one director, and what it is called until it has a host. */
export function SourceGroupFields({ group, firstIndex, onChange, onRemove }: Props) {
  const t = useTranslations("import.page");
  const { director, files } = group;
  const setFiles = (changed: readonly SourceFile[]): void => onChange({ ...group, files: changed });
  const choose = async (chosen: FileList | null): Promise<void> => {
    const written = files.filter(({ text }) => text !== "");
    const read = await readChosenFiles(chosen, nextKey(files));
    if (read.length > 0) setFiles([...written, ...read]);
  };
  return (
    <Panel
      title={t("filesOf", { director })}
      description={t("filesAbout")}
      actions={
        <>
          <FileTrigger allowsMultiple onSelect={choose}>
            <Button icon={<FileUp aria-hidden="true" className="size-4" />}>{t("choose")}</Button>
          </FileTrigger>
          <Button
            icon={<Plus aria-hidden="true" className="size-4" />}
            onPress={() => setFiles([...files, { key: nextKey(files), path: "", text: "" }])}
          >
            {t("addFile")}
          </Button>
          {onRemove === undefined ? null : (
            <Button variant="quiet" onPress={onRemove}>
              {t("removeDirector", { director })}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          isRequired
          className="max-w-64"
          label={t("director")}
          path={["sources", firstIndex, "director"]}
          value={director}
          onChange={(name) => onChange({ ...group, director: name })}
        />
        {files.map((file, index) => (
          <div key={file.key} className="flex flex-col gap-2">
            <div className="flex items-end gap-2">
              <TextField
                mono
                isRequired
                className="max-w-xl flex-1"
                label={t("path")}
                path={["sources", firstIndex + index, "path"]}
                value={file.path}
                onChange={(path) => setFiles(files.map((one) => (one.key === file.key ? { ...one, path } : one)))}
              />
              {files.length > 1 ? (
                <IconButton
                  label={t("removeFile", { path: file.path })}
                  onPress={() => setFiles(files.filter(({ key }) => key !== file.key))}
                >
                  <X aria-hidden="true" className="size-4" />
                </IconButton>
              ) : null}
            </div>
            <TextField
              mono
              rows={10}
              label={t("contents")}
              path={["sources", firstIndex + index, "text"]}
              value={file.text}
              onChange={(text) => setFiles(files.map((one) => (one.key === file.key ? { ...one, text } : one)))}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}
