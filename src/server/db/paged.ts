/**
 * One page and the number of all rows found, from one statement whose every row carries that number. A page beyond the end has no row to carry
 * it; then, and only then, it is counted on its own.
 */
export async function paged<R extends { readonly total: number }>(
  rows: readonly R[],
  page: number,
  count: () => Promise<{ total: number }>,
): Promise<{ rows: R[]; total: number }> {
  const [first] = rows;
  if (first) return { rows: [...rows], total: first.total };
  return { rows: [], total: page === 1 ? 0 : (await count()).total };
}
