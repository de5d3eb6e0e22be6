export type LightColour = "red" | "yellow" | "green" | "none";

/** Red and green differ by only 1.3:1 in luminance: the shape and the word carry the meaning, the colour only helps. */
export const lightLooks: Readonly<Record<LightColour, { readonly shape: string; readonly word: string }>> = {
  red: { shape: "▲", word: "红" },
  yellow: { shape: "◆", word: "黄" },
  green: { shape: "●", word: "绿" },
  none: { shape: "○", word: "未列入" },
};
