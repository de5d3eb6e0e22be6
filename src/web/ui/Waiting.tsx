import { useEffect, useState } from "react";

/** Grey lines, only when the wait is long enough to be noticed (300 ms). */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className="waiting" role="status" aria-label="正在读取">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${92 - ((line * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
