/** A number as Excel would show it: 15 significant digits, so that 0.1 + 0.2 reads 0.3. */
export const numberText = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));

/** 2025-08-31, with the time when there is one. The date is a wall date kept in UTC: no time zone touches it. */
export function dateText(date: Date): string {
  const [day, time] = date.toISOString().split("T") as [string, string];
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 5)}`;
}

/** Excel's day number → wall date in UTC; the day 29 February 1900 that Excel invented is passed over. */
export function serialDate(serial: number, from1904 = false): Date {
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(epoch + Math.round(serial * 86_400) * 1000);
}
