import { lightLabel } from "#domain/cases/labels.ts";
import type { Light as Colour } from "#domain/cases/light.ts";
import { Light } from "../../ui/index.ts";

/** On a file `none` means no deadline was set; only on the wall does grey mean 未列入. */
export function CaseLamp({ colour }: { colour: Colour }) {
  if (colour !== "none") return <Light colour={colour} />;
  return (
    <span className="lamp lamp-none">
      <span aria-hidden="true">○</span> {lightLabel.none}
    </span>
  );
}
