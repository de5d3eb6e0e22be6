/** localStorage where the browser allows it. Some county browsers forbid it: a choice then lasts until the page is closed. */
export function readStored(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Tells whether it will be remembered. */
export function writeStored(place: string, text: string): boolean {
  try {
    localStorage.setItem(place, text);
    return true;
  } catch {
    return false;
  }
}
