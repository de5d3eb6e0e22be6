/** The years a list is narrowed to: two on either side of the server's day, none while it is not known yet. */
export function yearsAround(today: string): number[] {
  if (today === "") return [];
  const year = Number(today.slice(0, 4));
  return [-2, -1, 0, 1, 2].map((n) => year + n);
}
