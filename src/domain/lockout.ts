const minute = 60_000;
const free = 4;
const delays = [1, 5, 15, 60].map((minutes) => minutes * minute);

export interface Lockout {
  readonly locked: boolean;
  /** Milliseconds until the next try is heard; zero when it is heard now. */
  readonly wait: number;
}

/** How long an account stays shut after so many failures in a row: from the fifth on 1, 5, 15 and then always 60 minutes. */
export function lockoutDelay(failures: number): number {
  if (failures <= free) return 0;
  return delays[Math.min(failures - free, delays.length) - 1]!;
}

/**
 * 等保 2.0 身份鉴别：应具有登录失败处理功能，限制非法登录次数。
 *
 * Times are milliseconds since 1970. The lock ends exactly when the delay has passed; a success sets failures to zero.
 */
export function lockout(failures: number, lastFailedAt: number | null, now: number): Lockout {
  if (lastFailedAt === null) return { locked: false, wait: 0 };
  const wait = Math.max(0, lastFailedAt + lockoutDelay(failures) - now);
  return { locked: wait > 0, wait };
}
