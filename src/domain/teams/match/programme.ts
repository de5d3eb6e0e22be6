/** lower ≤ Σ values[i] · column[i] ≤ upper. */
export interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** Maximise Σ cost · column, columns marked as whole being integers. */
export interface Programme {
  readonly costs: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly whole: readonly boolean[];
  readonly rows: readonly Row[];
}

/** The programme over some of its columns, the others being 0. */
export function reducedModel(model: Programme, kept: readonly boolean[]) {
  const columns = [...model.costs.keys()].filter((column) => kept[column]);
  const place = new Map(columns.map((column, i) => [column, i]));
  const rows = model.rows.map((row) => {
    const within = [...row.columns.keys()].filter((i) => place.has(row.columns[i]!));
    return {
      ...row,
      columns: within.map((i) => place.get(row.columns[i]!)!),
      values: within.map((i) => row.values[i]!),
    };
  });
  const reduced: Programme = {
    costs: columns.map((column) => model.costs[column]!),
    lower: columns.map((column) => model.lower[column]!),
    upper: columns.map((column) => model.upper[column]!),
    whole: columns.map((column) => model.whole[column]!),
    rows,
  };
  return { model: reduced, columns };
}
