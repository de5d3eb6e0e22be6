import { Button } from "antd";
import { records } from "#contract/records.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, ProblemNote } from "../../ui/index.ts";
import type { Dossier } from "./dossier-types.ts";

interface Paper {
  readonly key: string;
  readonly on: string;
  readonly name: string;
  readonly file?: { readonly recordId: string; readonly fileId: string };
}

/** 资料: the decisions about the village by number and day, and the papers its entries brought. */
export function PaperCard({ dossier: { cases, papers } }: { dossier: Dossier }) {
  const download = useDownload(records.file);
  const decisions = (cases ?? []).flatMap((file): Paper[] => [
    { key: `decision ${file.id}`, on: file.decidedOn, name: `审定决定　${file.decisionNumber}` },
    ...(file.delistedOn === null
      ? []
      : [{ key: `delisted ${file.id}`, on: file.delistedOn, name: `销号决定　${file.delistNumber}` }]),
  ]);
  const attached = (papers ?? []).map(({ recordId, fileId, name, onDay }): Paper => ({
    key: fileId,
    on: onDay,
    name,
    file: { recordId, fileId },
  }));
  const all = [...decisions, ...attached].toSorted((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <Card title="资料" note={all.length === 0 ? undefined : `共 ${all.length} 份`}>
      <ProblemNote problem={download.problem} />
      {all.length === 0 && <p className="file-none">还没有资料。</p>}
      <ul className="file-lines">
        {all.map(({ key, on, name, file }) => (
          <li key={key}>
            <span className="num">{on}</span>
            <span>
              {file ? (
                <Button
                  type="link"
                  className="paper-link"
                  onClick={() => download.send({ params: { id: file.recordId, fileId: file.fileId } })}
                >
                  {name}
                </Button>
              ) : (
                name
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
