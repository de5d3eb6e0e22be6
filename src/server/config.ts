import path from "node:path";
import process from "node:process";

/** Everything a deployment may set; the only reader of process.env. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Owner connection to an outside PostgreSQL; absent = the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  /** Behind TLS: cookies become Secure and HSTS is sent. */
  readonly tls: boolean;
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: string | undefined;
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  readonly logLevel: string;
  readonly webDir: string;
  /** Fixes "today" for demonstrations and journeys (YYYY-MM-DD); absent = the clock in Asia/Shanghai. */
  readonly today: string | undefined;
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const root = path.resolve(import.meta.dirname, "../..");
  return {
    host: env.HOST ?? "127.0.0.1",
    port: wholeNumber("PORT", env.PORT, 8080, 0, 65535),
    dataDir: path.resolve(env.DATA_DIR ?? path.join(root, "data")),
    databaseUrl: env.DATABASE_URL || undefined,
    demo: (env.DEMO ?? "on") !== "off",
    tls: env.TLS === "on",
    trustProxy: env.TRUST_PROXY || undefined,
    idleMinutes: wholeNumber("IDLE_MINUTES", env.IDLE_MINUTES, 30, 1, 1440),
    absoluteHours: wholeNumber("ABSOLUTE_HOURS", env.ABSOLUTE_HOURS, 12, 1, 168),
    logLevel: env.LOG_LEVEL ?? "warn",
    webDir: path.join(root, "dist/web"),
    today: env.TODAY || undefined,
  };
}

function wholeNumber(name: string, value: string | undefined, fallback: number, min: number, max: number): number {
  if (value === undefined || value === "") return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < min || number > max) {
    throw new Error(`环境变量 ${name} 应为 ${min} 到 ${max} 之间的整数，现在是“${value}”。`);
  }
  return number;
}
