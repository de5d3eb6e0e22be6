import { version } from "../../../../package.json";
import { Card, Page } from "../../ui/index.ts";

export function AboutPage() {
  return (
    <Page title="使用规范" subtitle={`驻村通 ${version} 版`}>
      <div className="prose">
        <Card title="使用要求" padded>
          <ol>
            <li>本系统为非涉密系统，不得存储、处理、传输国家秘密和工作秘密文件；涉密材料按保密规定办理。</li>
            <li>账号实名、专人专用，不得转借、共用；离岗、换岗应及时通知系统管理员停用或调整。</li>
            <li>只登记工作所必需的内容。不登记身份证件号码、健康状况、宗教信仰、行踪轨迹等敏感个人信息。</li>
            <li>村情数据以核实为准，谁填报、谁负责。不得以系统填报代替实地走访，不得层层加码要求基层重复填报。</li>
            <li>查阅、导出、修改均自动留痕，审计管理员可以查阅。导出的文件按内部资料保管，用后及时清理。</li>
          </ol>
        </Card>
        <Card title="投诉建议" padded>
          <p>系统功能、数据差错方面的意见，向本县（市、区）专班反映；对账号权限有异议的，向安全管理员反映。</p>
          <p>认为填报要求加重基层负担的，可以直接向上一级专班反映。</p>
        </Card>
        <Card title="运行环境" padded>
          <p>推荐使用内核 109 以上的 Chrome、Edge、奇安信、360（极速模式）浏览器，内核 86 以上可以使用。</p>
          <p>屏幕宽度以 1280 以上为宜。</p>
        </Card>
      </div>
    </Page>
  );
}
