import { useState } from "react";
import { readStored, writeStored } from "./stored.ts";

const placeOf = (name: string) => `zhucun.columns.${name}`;

/** The heads an officer has hidden in the table of this name, remembered on this computer. */
export function useHiddenColumns(name: string | undefined): [readonly string[], (heads: readonly string[]) => void] {
  const [hidden, setHidden] = useState<readonly string[]>(() => (name ? split(readStored(placeOf(name))) : []));
  const change = (heads: readonly string[]) => {
    setHidden(heads);
    if (name) writeStored(placeOf(name), heads.join("\n"));
  };
  return [hidden, change];
}

function split(text: string | null): string[] {
  return text ? text.split("\n") : [];
}
