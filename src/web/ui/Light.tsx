export type LightColour = "red" | "yellow" | "green" | "none";

// Red and green differ by only 1.3:1 in luminance: the shape and the word carry the meaning, the colour only helps.
const looks: Record<LightColour, { shape: string; word: string }> = {
  red: { shape: "▲", word: "红" },
  yellow: { shape: "◆", word: "黄" },
  green: { shape: "●", word: "绿" },
  none: { shape: "○", word: "未列入" },
};

/** `count` turns the lamp into a tally: ▲ 红 9. */
export function Light({ colour, count }: { colour: LightColour; count?: number }) {
  const { shape, word } = looks[colour];
  return (
    <span className={`lamp lamp-${colour}`}>
      <span aria-hidden="true">{shape}</span> {word}
      {count !== undefined && ` ${count}`}
    </span>
  );
}
