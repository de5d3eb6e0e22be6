import { wanCell } from "../funds/money-words.ts";
import { type Box, flowFrame, flowHeight, flowShape, type Link, type Node } from "./flow-shape.ts";
import { WidePicture } from "./WidePicture.tsx";

interface MoneyFlowProps {
  readonly nodes: readonly Node[];
  readonly links: readonly Link[];
  /** A place can be opened: its townships' villages. */
  readonly onPlace?: ((id: string) => void) | undefined;
}

/** From where to where the money went; every width is an amount, every amount is written. */
export function MoneyFlow({ nodes, links, onPlace }: MoneyFlowProps) {
  const { boxes, bands } = flowShape(nodes, links);
  return (
    <WidePicture>
      <svg
        className="flow"
        viewBox={`0 0 ${flowFrame.width} ${flowHeight(nodes)}`}
        role="img"
        aria-label="资金流向图，数值见下表"
      >
        {heads(boxes).map(({ x, word, end }) => (
          <text key={word} className="flow-head" x={x} y={18} textAnchor={end ? "end" : "start"}>
            {word}
          </text>
        ))}
        {bands.map((band) => (
          <path key={`${band.from}|${band.to}`} className="flow-band" d={band.d} strokeWidth={band.width}>
            <title>{`${band.fromName} → ${band.toName}　${wanCell(band.fen)} 万元`}</title>
          </path>
        ))}
        {boxes.map((box) => (
          <Stop key={box.id} box={box} onPlace={box.layer === "place" ? onPlace : undefined} />
        ))}
      </svg>
    </WidePicture>
  );
}

const words = { source: "资金来源", kind: "项目类型", place: "去向" } as const;

function heads(boxes: readonly Box[]) {
  return (["source", "kind", "place"] as const).flatMap((layer) => {
    const box = boxes.find((one) => one.layer === layer);
    return box
      ? [{ x: layer === "place" ? box.x + box.width : box.x, word: words[layer], end: layer === "place" }]
      : [];
  });
}

function Stop({ box, onPlace }: { readonly box: Box; readonly onPlace?: ((id: string) => void) | undefined }) {
  const text = `${box.name}　${wanCell(box.fen)} 万元`;
  const open = onPlace && (() => onPlace(box.id.slice("place ".length)));
  return (
    <g
      className={open ? "flow-stop flow-open" : "flow-stop"}
      {...(open && {
        role: "link",
        tabIndex: 0,
        onClick: open,
        onKeyDown: (event: React.KeyboardEvent) => event.key === "Enter" && open(),
      })}
    >
      <rect className={`flow-box flow-${box.layer}`} x={box.x} y={box.y} width={box.width} height={box.height}>
        <title>{text}</title>
      </rect>
      <text className="flow-word" x={box.x + box.width + 6} y={box.y + box.height / 2 + 4}>
        {text}
      </text>
    </g>
  );
}
