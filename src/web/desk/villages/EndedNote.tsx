import { Link } from "wouter";
import type { Dossier } from "./dossier-types.ts";
import type { VillageFile } from "./village-file.ts";

interface EndedNoteProps {
  readonly village: VillageFile;
  readonly dossier: Dossier | undefined;
}

/** The page of a village that ended points to the one that goes on; the name alone where that lies out of reach. */
export function EndedNote({ village: { validTo }, dossier }: EndedNoteProps) {
  if (!validTo) return null;
  const successors = dossier?.successors ?? [];
  return (
    <p className="village-ended">
      自 {validTo} 起不再是独立的村（社区），档案留存备查。
      {successors.length === 0 && "去向见沿革。"}
      {successors.length > 0 && "现由以下村（社区）承接："}
      {successors.map(({ id, name, within }, n) => (
        <span key={`${id} ${n}`}>
          {n > 0 && "、"}
          {within ? <Link href={`/villages/${id}`}>{name}</Link> : name}
        </span>
      ))}
      {successors.length > 0 && "。"}
    </p>
  );
}
