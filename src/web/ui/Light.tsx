import { type LightColour, lightLooks } from "./light-looks.ts";

interface LightProps {
  readonly colour: LightColour;
  /** Turns the lamp into a tally: ▲ 红 9. */
  readonly count?: number | undefined;
  /** What the colour means in its place, where that is not 红、黄、绿: ◆ 临近. */
  readonly word?: string;
}

export function Light({ colour, count, word = lightLooks[colour].word }: LightProps) {
  const { shape } = lightLooks[colour];
  return (
    <span className={`lamp lamp-${colour}`}>
      <span aria-hidden="true">{shape}</span> {word}
      {count !== undefined && ` ${count}`}
    </span>
  );
}
