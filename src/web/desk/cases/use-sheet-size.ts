import { type RefObject, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Lying paper, whatever its size: with the head above, the sheet fills an A4, A3 or A1 page. */
const paper = { width: 1520, height: 930 };
/** Square pixels a village needs for its name to be read. */
const perVillage = 1650;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of the wall: what the window leaves below the head, more where the names would become too small. */
export function useSheetSize(ref: RefObject<HTMLElement | null>, villages: number): Size {
  const [size, setSize] = useState<Size>(paper);
  useLayoutEffect(() => {
    const measure = () => {
      const frame = ref.current;
      if (!frame) return;
      const { width, top } = frame.getBoundingClientRect();
      const left = window.innerHeight - (top + window.scrollY) - 14;
      setSize({ width, height: Math.max(left, (villages * perVillage) / width, 320) });
    };
    // The page is laid out for paper between these two events, and no script runs in between.
    const toPaper = () => flushSync(() => setSize(paper));
    const print = window.matchMedia("print");
    const follow = () => (print.matches ? toPaper() : measure());
    const watch = new ResizeObserver(() => {
      if (!print.matches) measure();
    });
    if (ref.current) watch.observe(ref.current);
    window.addEventListener("resize", measure);
    window.addEventListener("beforeprint", toPaper);
    window.addEventListener("afterprint", measure);
    print.addEventListener("change", follow);
    measure();
    return () => {
      watch.disconnect();
      window.removeEventListener("resize", measure);
      window.removeEventListener("beforeprint", toPaper);
      window.removeEventListener("afterprint", measure);
      print.removeEventListener("change", follow);
    };
  }, [ref, villages]);
  return size;
}
