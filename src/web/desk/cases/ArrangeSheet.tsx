import { Button } from "antd";
import { useRef, useState } from "react";
import { wall } from "#contract/wall.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import { movedBlock, type PlacedBlock } from "./arrange-blocks.ts";
import type { Wall } from "./wall-tiles.ts";

/** The county moves the townships by hand: with the mouse, or with arrow keys (Shift changes the size). */
export function ArrangeSheet({ data, onClose }: { data: Wall; onClose: () => void }) {
  const [blocks, setBlocks] = useState<readonly PlacedBlock[]>(
    data.townships.map(({ id, block }) => ({ townshipId: id, ...block })),
  );
  const refresh = [wall.read];
  const onDone = () => {
    toast("版面已保存。");
    onClose();
  };
  const save = useWrite(wall.arrange, { refresh, onDone });
  const layOut = useWrite(wall.layOut, { refresh, onDone });
  const move = (townshipId: string, dx: number, dy: number, size: boolean) =>
    setBlocks((all) => all.map((one) => (one.townshipId === townshipId ? movedBlock(one, dx, dy, size) : one)));
  const nameOf = (townshipId: string) => data.townships.find(({ id }) => id === townshipId)!;
  return (
    <div>
      <div className="filters">
        <span>拖动乡镇移位，拖动右下角改变大小；也可用方向键移位，按住 Shift 改变大小。</span>
        <Button type="primary" loading={save.sending} onClick={() => save.send({ body: { blocks: [...blocks] } })}>
          保存版面
        </Button>
        <Button onClick={onClose}>取消</Button>
        <ConfirmButton
          question="按各乡镇村数重新自动排布，手工调整的版面将被替换。"
          onConfirm={() => layOut.send({})}
          sending={layOut.sending}
        >
          重新自动排布
        </ConfirmButton>
      </div>
      <ProblemNote problem={save.problem ?? layOut.problem} />
      <div className="arrange">
        {blocks.map((block) => {
          const { name, villages } = nameOf(block.townshipId);
          return (
            <ArrangeBlock key={block.townshipId} block={block} name={name} count={villages.length} onMove={move} />
          );
        })}
      </div>
    </div>
  );
}

interface ArrangeBlockProps {
  readonly block: PlacedBlock;
  readonly name: string;
  readonly count: number;
  readonly onMove: (townshipId: string, dx: number, dy: number, size: boolean) => void;
}

const keys: Record<string, readonly [number, number]> = {
  ArrowLeft: [-10, 0],
  ArrowRight: [10, 0],
  ArrowUp: [0, -10],
  ArrowDown: [0, 10],
};

function ArrangeBlock({ block, name, count, onMove }: ArrangeBlockProps) {
  const drag = useRef<{ x: number; y: number; size: boolean } | null>(null);
  const { townshipId, x, y, width, height } = block;
  return (
    <div
      className="arrange-block"
      role="button"
      tabIndex={0}
      aria-label={`${name}，左 ${x}，上 ${y}，宽 ${width}，高 ${height}（千分之）`}
      style={{ left: `${x / 10}%`, top: `${y / 10}%`, width: `${width / 10}%`, height: `${height / 10}%` }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const size = (event.target as Element).classList.contains("arrange-corner");
        drag.current = { x: event.clientX, y: event.clientY, size };
      }}
      onPointerMove={(event) => {
        if (!drag.current) return;
        const sheet = event.currentTarget.parentElement!.getBoundingClientRect();
        const dx = Math.round(((event.clientX - drag.current.x) / sheet.width) * 1000);
        const dy = Math.round(((event.clientY - drag.current.y) / sheet.height) * 1000);
        if (dx === 0 && dy === 0) return;
        onMove(townshipId, dx, dy, drag.current.size);
        drag.current = { ...drag.current, x: event.clientX, y: event.clientY };
      }}
      onPointerUp={() => (drag.current = null)}
      onKeyDown={(event) => {
        const step = keys[event.key];
        if (!step) return;
        event.preventDefault();
        onMove(townshipId, step[0], step[1], event.shiftKey);
      }}
    >
      <strong>{name}</strong>
      <span>{count} 村</span>
      <span className="arrange-corner" aria-hidden="true" />
    </div>
  );
}
