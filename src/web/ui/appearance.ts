import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "./stored.ts";

interface Appearance {
  readonly theme: "system" | "light" | "dark";
  readonly size: "normal" | "large";
}

const place = "zhucun.appearance";
const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let current = remembered();

function remembered(): Appearance {
  const [theme, size] = (readStored(place) ?? "").split(" ");
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    size: size === "large" ? "large" : "normal",
  };
}

export function isDark({ theme }: Appearance): boolean {
  return theme === "dark" || (theme === "system" && darkSystem.matches);
}

/** Writes the choice on <html>, where tokens.css reads it. */
export function applyAppearance(): void {
  document.documentElement.dataset["theme"] = isDark(current) ? "dark" : "light";
  document.documentElement.dataset["size"] = current.size;
}

export function setAppearance(next: Appearance): void {
  current = next;
  writeStored(place, `${next.theme} ${next.size}`);
  tell();
}

function tell(): void {
  applyAppearance();
  // A new object, so that readers of a "system" choice notice that the system has changed.
  current = { ...current };
  listeners.forEach((listen) => listen());
}

darkSystem.addEventListener("change", tell);

export function useAppearance(): Appearance {
  return useSyncExternalStore(
    (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    () => current,
  );
}
