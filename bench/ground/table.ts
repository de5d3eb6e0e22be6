const cells = (row: readonly string[]) => `| ${row.join(" | ")} |`;

/** A table as Markdown writes it; bench/main.ts copies such lines into its report as they are. */
export const markdown = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [cells(heads), cells(heads.map(() => "---")), ...rows.map(cells)].join("\n");
