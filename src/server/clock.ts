/** The one place the server reads the time. `today` is the date in China, whatever the machine's zone. */
export interface Clock {
  now(): Date;
  today(): string;
}

const chinaDate = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** The day of an instant in China: frozen at one in the morning is frozen on that day, not on the one before. */
export const dayOf = (at: string) => chinaDate.format(new Date(at));

export function systemClock(fixedToday?: string): Clock {
  return { now: () => new Date(), today: () => fixedToday ?? chinaDate.format(new Date()) };
}
