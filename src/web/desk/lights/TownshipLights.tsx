import { Button } from "antd";
import type { Light } from "#domain/cases/light.ts";
import { Empty, Table } from "../../ui/index.ts";
import type { Overview } from "./light-words.ts";
import { lightHead, ThingLamp } from "./ThingLamp.tsx";

type Township = Overview["townships"][number];

const colours: readonly Light[] = ["red", "yellow", "green", "none"];

interface TownshipLightsProps {
  readonly overview: Overview;
  readonly onChoose: (townshipId: string | undefined, light: Light | undefined) => void;
}

/** Every township in the county's own order, never by how it stands: a table, not a ranking. */
export function TownshipLights({ overview: { townships }, onChoose }: TownshipLightsProps) {
  return (
    <Table<Township>
      short
      rows={townships}
      rowKey={({ id }) => id ?? "none"}
      empty={<Empty>还没有可以亮灯的事项。事项登记并定下时限以后，在此列出。</Empty>}
      columns={[
        { head: "乡镇（街道）", cell: ({ id, name }) => <Name id={id} name={name} onChoose={onChoose} /> },
        ...colours.map((colour) => ({
          head: lightHead(colour),
          cell: (row: Township) => <Count row={row} colour={colour} onChoose={onChoose} />,
          align: "end" as const,
        })),
        { head: "共（项）", cell: ({ now }) => now.red + now.yellow + now.green + now.none, align: "end" },
        {
          head: "上月末红、黄、绿",
          cell: ({ before }) => beforeWords(before),
          align: "end",
        },
      ]}
    />
  );
}

type Choose = TownshipLightsProps["onChoose"];

function Name({ id, name, onChoose }: { id: string | null; name: string; onChoose: Choose }) {
  if (id === null) return <>{name}</>;
  return (
    <Button type="link" size="small" className="light-place" onClick={() => onChoose(id, undefined)}>
      {name}
    </Button>
  );
}

function Count({ row, colour, onChoose }: { row: Township; colour: Light; onChoose: Choose }) {
  const count = row.now[colour];
  if (count === 0) return <span className="light-zero">0</span>;
  return (
    <Button type="link" size="small" className="light-place" onClick={() => onChoose(row.id ?? undefined, colour)}>
      <ThingLamp colour={colour} count={count} />
    </Button>
  );
}

/** Nothing was lit then: three zeros would say that all was well. */
const beforeWords = ({ red, yellow, green, none }: Township["before"]) =>
  red + yellow + green + none === 0 ? "没有评定" : `${red}、${yellow}、${green}`;
