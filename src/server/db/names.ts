import { CamelCasePlugin, type KyselyPlugin } from "kysely";

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });
const known = new Map<string, string>();

/**
 * snake_case in the database, camelCase here. Names are turned once for all rows of an answer, and values are left alone: the plugin of kysely
 * looks at every value, and into every array, of every row.
 */
export const names: KyselyPlugin = {
  transformQuery: (query) => camelCase.transformQuery(query),
  transformResult: ({ result }) => Promise.resolve({ ...result, rows: renamed(result.rows as Row[]) }),
};

type Row = Record<string, unknown>;

function renamed(rows: readonly Row[]): Row[] {
  const columns = Object.keys(rows[0] ?? {});
  const fields = columns.map(nameOf);
  return rows.map((row) => {
    const named: Row = {};
    for (let i = 0; i < columns.length; i += 1) named[fields[i]!] = row[columns[i]!];
    return named;
  });
}

function nameOf(column: string): string {
  const name = known.get(column) ?? column.replace(/_+([^_])/g, (_, letter: string) => letter.toUpperCase());
  known.set(column, name);
  return name;
}
