import { CircleMinus, RotateCcw, Scale, Scissors, TrendingDown } from "lucide-react";
import type { ReactNode } from "react";
import type { Verb } from "@/lib/model/verb";

/** One picture for each verb, wherever it stands. */
export const verbIcons: Readonly<Record<Verb, ReactNode>> = {
  drain: <TrendingDown aria-hidden="true" className="size-4" />,
  offline: <CircleMinus aria-hidden="true" className="size-4" />,
  cut: <Scissors aria-hidden="true" className="size-4" />,
  restore: <RotateCcw aria-hidden="true" className="size-4" />,
  weight: <Scale aria-hidden="true" className="size-4" />,
};
