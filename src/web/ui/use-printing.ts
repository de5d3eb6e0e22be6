import { useSyncExternalStore } from "react";

const paper = window.matchMedia("print");

function listen(onChange: () => void) {
  paper.addEventListener("change", onChange);
  return () => paper.removeEventListener("change", onChange);
}

/** While a page is drawn for paper: what scrolls on a screen has to stand whole there. */
export const usePrinting = () => useSyncExternalStore(listen, () => paper.matches);
