import { lightLabel } from "#domain/cases/labels.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import type { Tile, WallVillage } from "./wall-tiles.ts";

interface WallTileProps {
  readonly tile: Tile;
  /** The one tile the Tab key reaches; the arrow keys go on from there. */
  readonly first: boolean;
}

/** One village. The shape says the light where colour does not: in black and white, and to an eye that sees no red. */
export function WallTile({ tile, first }: WallTileProps) {
  const { village, x, y, width, height, fontSize, lines, dim } = tile;
  const { listed } = village;
  const light = listed?.light;
  const shape = Math.min(fontSize * 0.95, height * 0.6);
  const middle = y + height / 2;
  return (
    <g
      className={`tile tile-${light ?? "off"}${dim ? " tile-dim" : ""}`}
      data-village={village.id}
      role={listed ? "link" : "img"}
      tabIndex={first ? 0 : -1}
      aria-label={tileWords(village)}
    >
      <rect x={x} y={y} width={width} height={height} rx={2} />
      {light && <path d={shapePath(light, x + 4 + shape / 2, middle, shape)} />}
      {lines.map((line, index) => (
        <text
          key={index}
          x={x + width / 2 + (light ? shape * 0.45 : 0)}
          y={middle + (index - (lines.length - 1) / 2) * fontSize * 1.05}
          fontSize={fontSize}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {line}
        </text>
      ))}
    </g>
  );
}

export function tileWords({ name, listed }: WallVillage): string {
  if (!listed) return `${name}，未列入`;
  return `${name}，${lightLabel[listed.light]}，${levelLabel[listed.level]}，任务销号 ${listed.done}/${listed.total}`;
}

/** ▲ red, ◆ yellow, ● green, ○ no deadline; drawn, because fonts differ. */
function shapePath(light: "red" | "yellow" | "green" | "none", x: number, y: number, size: number): string {
  const r = size / 2;
  if (light === "red") return `M${x - r} ${y + r * 0.85}L${x} ${y - r * 0.9}L${x + r} ${y + r * 0.85}Z`;
  if (light === "yellow") return `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;
  return `M${x - r * 0.9} ${y}a${r * 0.9} ${r * 0.9} 0 1 0 ${r * 1.8} 0a${r * 0.9} ${r * 0.9} 0 1 0 ${-r * 1.8} 0Z`;
}
