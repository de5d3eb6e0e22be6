/** What the list of lights may be narrowed to; it stands in the address. */
export const lightFilterNames = [
  "countyId",
  "kind",
  "townshipId",
  "light",
  "change",
  "byHand",
  "page",
  "size",
] as const;
export type LightFilter = Readonly<Record<(typeof lightFilterNames)[number], string | undefined>>;
