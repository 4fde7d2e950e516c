import { headers } from "next/headers";
import { screenOfRequest } from "@/lib/access/wall/screen-of-request";
import { getServices } from "@/lib/runtime/web";
import { EnterWall } from "./_components/enter-wall";
import { readGeometry } from "./_components/read-geometry";
import { ShownScreen } from "./_components/shown-screen";

type Props = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** /wall is whatever this browser was let in for; without that it says how to let it in. */
export default async function Page({ searchParams }: Props) {
  const screen = await screenOfRequest(getServices(), await headers());
  return (
    <EnterWall isScreen={screen !== null}>
      {screen === null ? null : (
        <ShownScreen screen={screen} stream="/api/wall/live" geometry={readGeometry(await searchParams)} />
      )}
    </EnterWall>
  );
}
