import { Button } from "antd";
import { reports } from "#contract/reports.ts";
import { reportActionLabel } from "#domain/records/report-labels.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, PrintButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Report } from "./report-types.ts";

interface ReportActionsProps {
  readonly report: Report;
  readonly version: number;
  /** Nothing typed is waiting to be saved. */
  readonly saved: boolean;
}

const refresh = [reports.get, reports.list];

/** What this office may do with the report now; the server says so with `can`. */
export function ReportActions(props: ReportActionsProps) {
  const { can } = props.report;
  return (
    <>
      {(can.submit || can.withdraw) && <AuthorButtons {...props} />}
      {(can.accept || can.return) && <DecideButtons {...props} />}
      <FileButtons {...props} />
    </>
  );
}

function AuthorButtons({ report: { id, can }, version, saved }: ReportActionsProps) {
  const call = { params: { id }, body: { version } };
  const submit = useWrite(reports.submit, { refresh, onDone: () => toast("已报送，数字和明细已定格。") });
  const withdraw = useWrite(reports.withdraw, { refresh, onDone: () => toast("已撤回，可以继续修改。") });
  return (
    <>
      {can.submit && (
        <Button type="primary" disabled={!saved} loading={submit.sending} onClick={() => submit.send(call)}>
          {reportActionLabel.submit}
        </Button>
      )}
      {can.withdraw && (
        <Button loading={withdraw.sending} onClick={() => withdraw.send(call)}>
          {reportActionLabel.withdraw}
        </Button>
      )}
      <ProblemNote problem={submit.problem ?? withdraw.problem} />
    </>
  );
}

function DecideButtons({ report: { id }, version }: ReportActionsProps) {
  const accept = useWrite(reports.accept, { refresh, onDone: () => toast("已接收。") });
  const giveBack = useWrite(reports.return, { refresh, onDone: () => toast("已退回修改。") });
  const params = { id };
  return (
    <>
      <ConfirmButton
        type="primary"
        sending={accept.sending}
        question="接收后该月报不再修改。"
        onConfirm={() => accept.send({ params, body: { version } })}
      >
        {reportActionLabel.accept}
      </ConfirmButton>
      <ConfirmButton
        sending={giveBack.sending}
        question="退回后由报送单位修改，重新报送；这一次报送的内容仍留存。"
        reason={{ label: "退回意见", min: 2 }}
        onConfirm={(reason) => giveBack.send({ params, body: { version, reason } })}
      >
        {reportActionLabel.return}
      </ConfirmButton>
      <ProblemNote problem={accept.problem ?? giveBack.problem} />
    </>
  );
}

function FileButtons({ report: { id, frozen }, saved }: ReportActionsProps) {
  const { send, sending, problem } = useDownload(reports.document);
  return (
    <>
      <Button loading={sending} disabled={!saved} onClick={() => send({ params: { id } })}>
        {frozen ? "下载 Word" : "下载校样"}
      </Button>
      <PrintButton />
      <ProblemNote problem={problem} />
    </>
  );
}
