import { Button, Dropdown } from "antd";
import { useLocation } from "wouter";
import { bulletins } from "#contract/bulletins.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { audienceLabel, bulletinActionLabel } from "#domain/bulletins/labels.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, PrintButton, ProblemNote, toast } from "../../ui/index.ts";
import { type Bulletin, wordOf } from "./bulletin-types.ts";
import { PublishButton } from "./PublishButton.tsx";
import { ReviewButtons } from "./ReviewButtons.tsx";

interface BulletinActionsProps {
  readonly bulletin: Bulletin;
  readonly version: number;
  /** Nothing typed is waiting to be saved. */
  readonly saved: boolean;
}

/** What this office may do with the bulletin now; the server says so with `can`. */
export function BulletinActions(props: BulletinActionsProps) {
  const { can } = props.bulletin;
  return (
    <>
      {(can.submit || can.withdraw) && <AuthorButtons {...props} />}
      {can.publish && <PublishButton bulletin={props.bulletin} />}
      {(can.approve || can.return) && <ReviewButtons bulletin={props.bulletin} />}
      {can.correct && <CorrectButton bulletin={props.bulletin} />}
      <FileButtons {...props} />
    </>
  );
}

function AuthorButtons({ bulletin, version, saved }: BulletinActionsProps) {
  const refresh = [bulletins.get, bulletins.list];
  const call = { params: { id: bulletin.id }, body: { version } };
  const submit = useWrite(bulletins.submit, { refresh, onDone: () => toast("已送审，等待另一人审核。") });
  const withdraw = useWrite(bulletins.withdraw, { refresh, onDone: () => toast("已撤回，可以继续修改。") });
  const action = bulletin.can.submit ? "submit" : "withdraw";
  const { send, sending, problem } = { submit, withdraw }[action];
  return (
    <>
      <ConfirmButton
        type={action === "submit" ? "primary" : "default"}
        disabled={!saved}
        sending={sending}
        question={authorQuestions[action]}
        onConfirm={() => send(call)}
      >
        {bulletinActionLabel[action]}
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}

const authorQuestions = {
  submit: "送审后不能修改，须由拟稿人以外的人审核。需要修改时可以撤回。",
  withdraw: "撤回后回到拟稿环节，须重新送审。",
};

function CorrectButton({ bulletin }: { bulletin: Bulletin }) {
  const { id, roundId, kind } = bulletin;
  const word = wordOf(bulletin);
  const [, go] = useLocation();
  const { send, sending, problem } = useWrite(bulletins.create, {
    refresh: [bulletins.list],
    onDone: (made) => go(`/bulletins/${made.id}`),
  });
  return (
    <>
      <ConfirmButton
        sending={sending}
        question={`已印发的${word}不能修改。将另拟一份更正，写明更正哪一份，经审核后印发；点名须重新核准。`}
        onConfirm={() => send({ body: { id: uuidv7(), roundId, kind, correctsId: id } })}
      >
        拟写更正
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}

function FileButtons({ bulletin, saved }: BulletinActionsProps) {
  const { id, frozen } = bulletin;
  const full = useDownload(bulletins.document);
  const other = useDownload(bulletins.version);
  const versions = versionsOf(bulletin);
  return (
    <>
      <Button loading={full.sending} disabled={!saved} onClick={() => full.send({ params: { id } })}>
        {frozen ? "下载 Word" : "下载校样"}
      </Button>
      {versions.length > 0 && (
        <Dropdown
          disabled={!saved || other.sending}
          menu={{
            items: versions,
            onClick: ({ key }) => other.send({ params: { id }, query: { audience: key as "township" | "replies" } }),
          }}
        >
          <Button loading={other.sending}>其他版本</Button>
        </Dropdown>
      )}
      <PrintButton />
      <ProblemNote problem={full.problem ?? other.problem} />
    </>
  );
}

/** Besides the full text: as townships read it, and what the named said. */
function versionsOf({ frozen, files, namings }: Bulletin) {
  const township = !frozen || files.some(({ audience }) => audience === "township");
  return [
    ...(township ? [{ key: "township", label: audienceLabel.township }] : []),
    ...(frozen && namings.some(({ tone }) => tone === "fault") ? [{ key: "replies", label: "说明情况汇总" }] : []),
  ];
}
