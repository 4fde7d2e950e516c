import type { ReactNode } from "react";

/** A long form with something beside it that follows as one scrolls; on narrow screens it comes after the form. */
export function FormLayout({ form, beside }: { form: ReactNode; beside: ReactNode }) {
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]">
      <div className="min-w-0">{form}</div>
      <aside className="min-w-0 xl:sticky xl:top-18 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto">{beside}</aside>
    </div>
  );
}
