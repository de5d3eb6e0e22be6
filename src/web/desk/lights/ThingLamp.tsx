import type { Light as Colour } from "#domain/cases/light.ts";
import { shownLightLabel } from "#domain/evaluation/lights/labels.ts";
import { Light } from "../../ui/index.ts";

/** Of a thing that is lit, grey means that there is nothing to judge. */
export function ThingLamp({ colour, count }: { readonly colour: Colour; readonly count?: number }) {
  if (colour !== "none") return <Light colour={colour} count={count} />;
  return (
    <span className="lamp lamp-none">
      <span aria-hidden="true">○</span> {shownLightLabel.none}
      {count !== undefined && ` ${count}`}
    </span>
  );
}

/** 上月红 → 本月绿 */
export function Turned({ from, to }: { readonly from: Colour; readonly to: Colour }) {
  return (
    <span className="lamps">
      <ThingLamp colour={from} />
      <span aria-label="转为">→</span>
      <ThingLamp colour={to} />
    </span>
  );
}
