import { slotLabel } from "#domain/teams/match/words.ts";
import { Card, Table } from "../../ui/index.ts";
import type { Dossier, DossierTeam } from "./dossier-types.ts";
import { OpenLink } from "./OpenLink.tsx";

interface TeamCardsProps {
  readonly dossier: Dossier;
  readonly teams: readonly DossierTeam[];
}

/** 四个一 and the team: who stands here now, and who stood here before. */
export function TeamCards({ dossier, teams }: TeamCardsProps) {
  if (teams.length === 0)
    return (
      <Card title="工作队">
        <p className="file-none">该村没有派驻工作队。</p>
      </Card>
    );
  const from = (id: string) => dossier.predecessors.find((kin) => kin.id === id)?.name;
  return teams.map((team) => <TeamCard key={team.id} team={team} from={from(team.villageId)} />);
}

function TeamCard({ team, from }: { team: DossierTeam; from: string | undefined }) {
  const { id, name, unit, formedOn, termTo, dockedOn, dissolvedOn, postings } = team;
  const facts = [
    `${formedOn} 组建，任期至 ${termTo}`,
    unit && `结对单位：${unit}`,
    dockedOn ? `${dockedOn} 与村“两委”对接` : "尚未登记对接",
    dissolvedOn && `${dissolvedOn} 撤销`,
    from && `原派驻${from}`,
  ].filter(Boolean);
  return (
    <Card
      title={name}
      note={
        <OpenLink only to={`/teams/${id}`}>
          查看工作队
        </OpenLink>
      }
    >
      <p className="file-note">{facts.join("；")}。</p>
      <Table
        short
        rows={postings}
        rowKey={(row) => row.id}
        empty={<p className="file-none">还没有登记人员。</p>}
        columns={[
          { head: "类别", cell: (row) => slotLabel[row.slot], width: 130 },
          { head: "姓名（单位）", cell: (row) => row.name, width: 130 },
          {
            head: "单位和职务",
            cell: (row) => wrapped(row.slot === "paired-unit" ? "" : [row.unit, row.post].filter(Boolean).join(" ")),
            width: 240,
          },
          {
            head: "派驻时间",
            cell: (row) => (
              <span className="num">
                {row.fromOn} 至 {row.endedOn ?? row.toOn}
                {row.endedOn && "（已离任）"}
              </span>
            ),
            width: 260,
          },
        ]}
      />
    </Card>
  );
}

const wrapped = (text: string) => <div className="cell-text">{text}</div>;
