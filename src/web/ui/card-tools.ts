import { createContext } from "react";

/** The right end of a card's head, where a table in the card puts its tools; null outside a card. */
export const CardTools = createContext<HTMLElement | null>(null);
