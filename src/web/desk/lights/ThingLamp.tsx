import type { Light as Colour } from "#domain/cases/light.ts";
import { shownLightLabel } from "#domain/evaluation/lights/labels.ts";
import { Light, lightLooks } from "../../ui/index.ts";

/** ▲ 红 over a column of numbers. */
export const lightHead = (colour: Colour) => `${lightLooks[colour].shape} ${shownLightLabel[colour]}`;

/** Of a thing that is lit, grey means that there is nothing to judge. */
export function ThingLamp({ colour, count }: { readonly colour: Colour; readonly count?: number }) {
  return <Light colour={colour} word={shownLightLabel[colour]} count={count} />;
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
