export type TemplateColumn = {
  readonly header: string;
  readonly required?: boolean;
  readonly width?: number;
  /** Shown beside the cell while it is being filled in. */
  readonly hint?: string;
  /** What is prefilled here may still be changed on a locked sheet. */
  readonly editable?: boolean;
} & (
  | { readonly kind: "text" | "code" }
  /** `advisory`: beyond the bounds Excel asks once more instead of refusing. */
  | { readonly kind: "integer" | "decimal"; readonly min: number; readonly max: number; readonly advisory?: boolean }
  | { readonly kind: "date"; readonly min?: string; readonly max?: string }
  | { readonly kind: "list"; readonly words: readonly string[] }
  /** The words offered depend on what stands in an earlier column of the same row: village after township. */
  | {
      readonly kind: "dependent-list";
      readonly parent: number;
      readonly lists: Readonly<Record<string, readonly string[]>>;
    }
);

export interface TemplateModel {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly TemplateColumn[];
  /** The sheet 填表说明: what a column is called, and how it is filled in. */
  readonly guide?: readonly (readonly [string, string])[];
  /** Rows written beforehand; a null leaves the cell for the officer. */
  readonly prefilled?: readonly (readonly (string | number | null)[])[];
  /** Protects the sheet: prefilled cells, title and header are locked, the cells to fill in are not. */
  readonly locked?: boolean;
  /** Rows to fill in; default 500. */
  readonly entryRows?: number;
}
