/** CSV that Excel and WPS open in Chinese: BOM, CRLF, quotes where needed; text that would run as a formula is defused. */
export function toCsv(rows: readonly (readonly (string | number | boolean | null)[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(cellText).join(","));
  return new TextEncoder().encode(`\uFEFF${lines.join("\r\n")}\r\n`);
}

function cellText(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  // A leading = + - @, tab or carriage return starts a formula or a command in a spreadsheet.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
