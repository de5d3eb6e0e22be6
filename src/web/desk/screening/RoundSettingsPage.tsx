import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { rounds } from "#contract/screening.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { RoundFrame } from "./RoundFrame.tsx";
import { emptySetting, draftOf } from "./setting-draft.ts";
import { SettingForm } from "./SettingForm.tsx";

export function RoundSettingsPage() {
  const { id } = useParams<{ id: string }>();
  const { data: round, error } = useQuery(useApi().query(rounds.read, { params: { id } }));
  const mayEdit = useMe().verbs.includes("round.edit");
  const subtitle = round && round.status !== "draft" ? "轮次启动后设置不再改动；需要改的，先退回到拟定中。" : undefined;
  return (
    <RoundFrame roundId={id} name={round?.name} title="轮次设置" subtitle={subtitle} problem={error}>
      {!round && !error && <Waiting lines={10} />}
      {round && (
        <SettingForm
          key={round.version}
          round={round}
          initial={draftOf(round)}
          locked={!mayEdit || round.status !== "draft"}
        />
      )}
    </RoundFrame>
  );
}

export function NewRoundPage() {
  return (
    <Page title="建立轮次" breadcrumb={[{ title: "摸排轮次", path: "/rounds" }]}>
      <SettingForm round={null} initial={emptySetting} locked={false} />
    </Page>
  );
}
