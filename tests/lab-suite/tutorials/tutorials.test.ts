import { beforeAll, describe } from "vitest";
import { panelOfThisFile } from "../acceptance/panel-of-this-file";
import { theLab } from "../the-lab";
import { beginAnew } from "./begin-anew";
import { crossingInstances } from "./crossing-instances";
import { directRouting } from "./direct-routing";
import { directorsThatServe } from "./directors-that-serve";
import { masquerading } from "./masquerading";
import { proxies } from "./proxies";
import type { Stage } from "./stage";

// What the field's tutorials build, each as its reader would: described in the panel, and by hand with an import then.
const { api } = panelOfThisFile();
const stage: Stage = { lab: theLab(), api };

describe.each([
  ["direct routing by a master and a backup, with persistence", directRouting],
  ["NAT behind a gateway that moves", masquerading],
  ["two directors that are the real servers too", directorsThatServe],
  ["two instances that cross, for the web and a database", crossingInstances],
  ["floating addresses for proxies", proxies],
])("%s", (_, tutorial) => {
  beforeAll(() => beginAnew(stage));
  tutorial(stage);
});
