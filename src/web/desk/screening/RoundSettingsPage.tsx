import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { rounds } from "#contract/screening.ts";
import { useApi } from "../../api/use-api.ts";
import { Page } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import type { Round } from "./contract-types.ts";
import { RoundFrame } from "./RoundFrame.tsx";
import { draftOf, emptySetting } from "./setting-draft.ts";
import { SettingForm } from "./SettingForm.tsx";

const shut = "轮次启动后设置不再改动；需要改的，先退回到拟定中。";

export function RoundSettingsPage() {
  const { id } = useParams<{ id: string }>();
  const { data: round, error } = useQuery(useApi().query(rounds.read, { params: { id } }));
  const subtitle = round && round.status !== "draft" ? shut : undefined;
  const frame = { roundId: id, name: round?.name, title: "轮次设置", subtitle };
  return (
    <RoundFrame {...frame} problem={error} waiting={!round}>
      {round && <Settings key={round.version} round={round} />}
    </RoundFrame>
  );
}

function Settings({ round }: { round: Round }) {
  const mayEdit = useMe().verbs.includes("round.edit");
  return <SettingForm round={round} initial={draftOf(round)} locked={!mayEdit || round.status !== "draft"} />;
}

export function NewRoundPage() {
  return (
    <Page title="建立轮次" breadcrumb={[{ title: "摸排轮次", path: "/rounds" }]}>
      <SettingForm round={null} initial={emptySetting} locked={false} />
    </Page>
  );
}
