import { useCallback, useEffect, useState } from "react";
import { readStored, writeStored } from "../../ui/stored.ts";

/** State that outlives a reload: kept by this browser until it is again what it was at first. */
export function useKept<T>(key: string, first: T) {
  const [value, setValue] = useState<T>(() => {
    const kept = readStored(key);
    return kept ? (JSON.parse(kept) as T) : first;
  });
  const empty = JSON.stringify(first);
  useEffect(() => {
    const text = JSON.stringify(value);
    writeStored(key, text === empty ? "" : text);
  }, [key, value, empty]);
  const change = useCallback((to: (before: T) => T) => setValue(to), []);
  return [value, change] as const;
}
