import { Card } from "../../ui/index.ts";
import type { Dossier } from "./dossier-types.ts";
import { OpenLink } from "./OpenLink.tsx";

type Entries = NonNullable<Dossier["records"]>;

interface RecordCardsProps {
  readonly dossier: Dossier;
  readonly records: Entries;
}

/** The latest entries by day; those of a village merged into this one stand under its name. */
export function RecordCards({ dossier: { villageId, predecessors }, records }: RecordCardsProps) {
  const of = (id: string) => records.filter((entry) => entry.villageId === id);
  return (
    <>
      <Card
        title="驻村纪实"
        note={
          <OpenLink only to={`/records?villageId=${villageId}`}>
            查看全部
          </OpenLink>
        }
      >
        <Entries entries={of(villageId)} />
      </Card>
      {predecessors
        .filter(({ id }) => of(id).length > 0)
        .map(({ id, name }) => (
          <Card
            key={id}
            title={`驻村纪实　${name}（并入前）`}
            note={
              <OpenLink only to={`/records?villageId=${id}`}>
                查看全部
              </OpenLink>
            }
          >
            <Entries entries={of(id)} />
          </Card>
        ))}
    </>
  );
}

function Entries({ entries }: { entries: Entries }) {
  if (entries.length === 0) return <p className="file-none">还没有纪实。</p>;
  return (
    <ul className="file-lines">
      {entries.map(({ id, onDay, line, files }) => (
        <li key={id}>
          <span className="num">{onDay}</span>
          <span>
            <OpenLink to={`/records/${id}`}>{line}</OpenLink>
            {files > 0 && <small>附件 {files} 个</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}
