import { PairScreen } from "./_components/pair-screen";

/** /wall/pair: a device without a keyboard shows a code, and a person types it in the panel. */
export default function Page() {
  return <PairScreen />;
}
