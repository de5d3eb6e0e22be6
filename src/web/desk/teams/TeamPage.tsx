import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { Button } from "antd";
import { Link, useLocation } from "wouter";
import { formatChinese } from "#domain/date.ts";
import { teams } from "#contract/teams.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { useOpenRoutes } from "../desk-route.ts";
import type { Team } from "./contract-types.ts";
import { DissolveButton } from "./DissolveButton.tsx";
import { DockButton } from "./DockButton.tsx";
import { EditTeamButton } from "./EditTeamButton.tsx";
import { HandoverTable } from "./HandoverTable.tsx";
import { PostingTable } from "./PostingTable.tsx";
import { RotationTable } from "./RotationTable.tsx";
import { UnformButton } from "./TakeBackButton.tsx";
import { TermNote } from "./TermNote.tsx";
import { useToday } from "./use-today.ts";
import { vacancyWords } from "./team-words.ts";
import "./teams.css";

const way = [{ title: "驻村工作队", path: "/teams" }];

export function TeamPage() {
  const { id } = useParams<{ id: string }>();
  const { data: team, error } = useQuery(useApi().query(teams.read, { params: { id } }));
  if (!team)
    return (
      <Page title="工作队" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={team.name}
      subtitle={`${team.township}　${team.village}　${team.round}`}
      breadcrumb={way}
      actions={<Acts team={team} />}
    >
      <ProblemNote problem={error} />
      <Notes team={team} />
      <Facts team={team} />
      <PostingTable team={team} />
      {team.rotations.length > 0 && (
        <Card title="预定轮换" note="到期自动办理">
          <RotationTable rows={team.rotations} ofTeam />
        </Card>
      )}
      {team.handovers.length > 0 && (
        <Card title="交接包" note="轮换时生成，后任核对签收">
          <HandoverTable rows={team.handovers} />
        </Card>
      )}
    </Page>
  );
}

function Acts({ team }: { team: Team }) {
  const [, navigate] = useLocation();
  const readsLeave = useOpenRoutes().some(({ path }) => path === "/leaves");
  const today = useToday();
  const ahead = today !== undefined && team.formedOn > today;
  return (
    <>
      <PrintButton />
      {readsLeave && <Button onClick={() => navigate(`/leaves?teamId=${team.id}`)}>请假公出</Button>}
      {team.can.note && <DockButton team={team} />}
      {team.can.edit && <EditTeamButton team={team} />}
      {team.can.edit && (ahead ? <UnformButton team={team} /> : <DissolveButton team={team} />)}
    </>
  );
}

/** What waits for somebody, said before anything else. */
function Notes({ team: { unsettled, vacancies, dissolvedOn, dissolveReason, can } }: { team: Team }) {
  const notes = [
    dissolvedOn && `该工作队已于${formatChinese(dissolvedOn)}撤销（${dissolveReason}），只供查阅。`,
    unsettled &&
      (unsettled.hasTeam
        ? `该村已并入${unsettled.village}，那里另有工作队。一个村只保留一支，请县级专班撤销其中一支。`
        : `该村已撤并${unsettled.village ? `（现为${unsettled.village}）` : ""}，请县级专班撤销该队或者另行组建。`),
    !dissolvedOn && vacancies.length > 0 && `${vacancyWords(vacancies)}。${can.edit ? "请在下方补齐。" : ""}`,
  ].filter((note): note is string => Boolean(note));
  return notes.map((note) => (
    <p key={note} className="team-note">
      {note}
    </p>
  ));
}

function Facts({ team }: { team: Team }) {
  const readsVillage = useOpenRoutes().some(({ path }) => path === "/villages/:id");
  return (
    <section className="card" aria-label="工作队概况">
      <dl className="team-facts">
        <div>
          <dt>所在村</dt>
          <dd>{readsVillage ? <Link href={`/villages/${team.villageId}`}>{team.village}</Link> : team.village}</dd>
        </div>
        <div>
          <dt>结对单位</dt>
          <dd>{team.unit ?? "空缺"}</dd>
        </div>
        <div>
          <dt>组建日期</dt>
          <dd>{team.formedOn}</dd>
        </div>
        <div>
          <dt>任期至</dt>
          <dd>
            <TermNote team={team} />
          </dd>
        </div>
        <div>
          <dt>对接</dt>
          <dd>
            {team.dockedOn ?? "未对接"}
            {team.dockedNote && <small>{team.dockedNote}</small>}
          </dd>
        </div>
      </dl>
    </section>
  );
}
