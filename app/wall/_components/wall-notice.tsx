import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  about?: ReactNode;
  /** An alarm fills the screen with its colour. */
  level?: "bad" | "unclear";
  children?: ReactNode;
};

/** One sentence that fills the screen. */
export function WallNotice({ title, about, level = "unclear", children }: Props) {
  return (
    <main className="wall-notice" data-level={level}>
      <h1>{title}</h1>
      {about === undefined ? null : <p>{about}</p>}
      {children}
    </main>
  );
}
