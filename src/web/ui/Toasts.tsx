import { useSyncExternalStore } from "react";
import { toasts } from "./toast.ts";

/** Stands once in the shell. The live region must exist before the first message does. */
export function Toasts() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.list);
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {shown.map((one) => (
        <div key={one.number}>{one.sentence}</div>
      ))}
    </div>
  );
}
