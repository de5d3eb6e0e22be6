const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** An instant of the wire as Beijing time, 2026-11-22 09:30; to the second where order matters. */
export function instant(at: string, seconds = false): string {
  return clock.format(new Date(at)).slice(0, seconds ? 19 : 16);
}
