/** Hundredths of a point as they are read: 8356 is 83.56. */
export const pointsText = (hundredths: number) => (hundredths / 100).toFixed(2);

/** Basis points without idle zeros: 1500 is 15%, 1250 is 12.5%. */
export const percentText = (basisPoints: number) => `${Number((basisPoints / 100).toFixed(2))}%`;

/** For a box of percent or points: no idle zeros behind the point, and an empty box stays empty. */
export const numberBox = (shown: string | number | undefined) =>
  shown === undefined || shown === "" ? "" : String(Number(shown));
