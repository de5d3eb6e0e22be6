import { type LightColour, lightLooks } from "./light-looks.ts";

/** `count` turns the lamp into a tally: ▲ 红 9. */
export function Light({ colour, count }: { colour: LightColour; count?: number }) {
  const { shape, word } = lightLooks[colour];
  return (
    <span className={`lamp lamp-${colour}`}>
      <span aria-hidden="true">{shape}</span> {word}
      {count !== undefined && ` ${count}`}
    </span>
  );
}
