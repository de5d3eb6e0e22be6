/** Two at least go to an object, so no more groups than pairs. */
export const mostGroups = (people: number) => Math.max(1, Math.floor(people / 2));

/** The group of each who is added: always the smallest one so far, the first of equals, so that sizes differ by one at most. */
export function spreadGroups(taken: readonly number[], added: number, groups: number): number[] {
  const sizes = Array.from({ length: groups }, (_, at) => taken.filter((one) => one === at + 1).length);
  return Array.from({ length: added }, () => {
    const at = sizes.indexOf(Math.min(...sizes));
    sizes[at]! += 1;
    return at + 1;
  });
}
