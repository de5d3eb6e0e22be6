import type { OpenRefusal, ReportAction, ReportRefusal, ReportState } from "./report.ts";

export const reportStateLabel: Record<ReportState, string> = {
  missing: "未起草",
  draft: "起草中",
  submitted: "待接收",
  returned: "已退回",
  accepted: "已接收",
};

export const reportActionLabel: Record<ReportAction, string> = {
  submit: "报送",
  withdraw: "撤回",
  return: "退回修改",
  accept: "接收",
};

export const openRefusalLabel: Record<OpenRefusal, string> = {
  "month-in-future": "这个月还没有开始，不能起草月报",
  "team-not-formed": "这个月工作队还没有进驻，不用报送月报",
  "team-dissolved": "工作队在这个月以前已经撤销，不用报送月报",
};

export const reportRefusalLabel: Record<ReportRefusal, string> = {
  "wrong-status": "该月报当前所处环节不能进行此操作",
  "not-the-writer":
    "工作队的月报由本工作队填写，乡镇（街道）的月报由本乡镇（街道）填写；已撤销工作队的由所在乡镇（街道）代报",
  "not-the-office-above": "工作队的月报由乡镇（街道）接收，乡镇（街道）的月报由县级专班接收",
  "submitter-decides": "该月报是您报送的，应由其他人员接收或者退回",
  "text-missing": "正文为空，请先填写正文",
  "tokens-unbound": "正文中还有未能取数的数字，请按提示修改",
  "not-editable": "该月报已经报送，不能修改；需要修改的，请先撤回或者由上级退回",
};
