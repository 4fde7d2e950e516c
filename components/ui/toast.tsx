"use client";

import { Toast, toast } from "@heroui/react";
import type { ReactNode } from "react";

/** Where toasts appear; one for the whole page. */
export function ToastRegion() {
  return <Toast.Provider placement="bottom end" maxVisibleToasts={3} />;
}

/**
 * A short word on something that was just done and needs no answer. Never the only place of an error: those stay where
 * they happened.
 */
export function showToast(tone: "good" | "bad" | "info", title: ReactNode, description?: ReactNode): void {
  const show = { good: toast.success, bad: toast.danger, info: toast.info }[tone];
  show(title, description === undefined ? {} : { description });
}
