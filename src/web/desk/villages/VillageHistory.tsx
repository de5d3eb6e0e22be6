import { Link } from "wouter";
import { successionKindLabel } from "#domain/registry/labels.ts";
import { Empty } from "../../ui/index.ts";
import type { VillageFile } from "./village-file.ts";

export function VillageHistory({ village: { id, successions } }: { village: VillageFile }) {
  if (successions.length === 0) return <Empty>没有合并、拆分、更名、划转的记录。</Empty>;
  return (
    <ul className="village-history">
      {successions.map((one) => (
        <li key={one.id}>
          <span className="num">{one.onDate}</span> {successionKindLabel[one.kind]}：
          <End here={id} id={one.fromVillageId} name={one.fromName} /> →{" "}
          <End here={id} id={one.toVillageId ?? id} name={one.toName} />
          <div className="hint">依据：{one.basis}</div>
        </li>
      ))}
    </ul>
  );
}

function End({ here, id, name }: { here: string; id: string; name: string }) {
  return id === here ? <>{name}</> : <Link href={`/villages/${id}`}>{name}</Link>;
}
