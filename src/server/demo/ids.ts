import { createHash } from "node:crypto";

/** 2026-01-01, the day every demo id was "made": before any id a person makes, so that later rows sort behind. */
const firstDay = 1_767_225_600_000;

/** A UUIDv7 that depends on the name and its place in a list alone: the demo has the same ids, in the same order, on every machine. */
export function demoId(name: string, place = 0): string {
  const madeAt = (firstDay + place).toString(16).padStart(12, "0");
  const hash = createHash("sha256").update(name).digest("hex");
  return `${madeAt.slice(0, 8)}-${madeAt.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
