import { lightLabel } from "#domain/cases/labels.ts";
import type { Light as Colour } from "#domain/cases/light.ts";
import { Light } from "../../ui/index.ts";

/** On a file `none` means no deadline was set; only on the wall does grey mean 未列入. */
export function CaseLamp({ colour }: { colour: Colour }) {
  return colour === "none" ? <Light colour="none" word={lightLabel.none} /> : <Light colour={colour} />;
}
