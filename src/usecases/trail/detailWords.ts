import type { AuditAct } from '#domain/audit/acts';
import { consentNames } from '#domain/people/consent';
import { leaveNames } from '#domain/people/enrolment';

/** What is counted, where it is not people. */
const units: Partial<Record<AuditAct, string>> = {
  importRegions: '个地区',
  importSchools: '所学校',
};

/** Counts, by the name under which an act keeps them; `unit`: of what. */
const counts: Record<string, (n: string, unit: string) => string> = {
  added: (n, unit) => `新增 ${n} ${unit}`,
  opened: (n, unit) => `新增 ${n} ${unit}`,
  changed: (n, unit) => `改动 ${n} ${unit}`,
  unchanged: (n, unit) => `不变 ${n} ${unit}`,
  absent: (n) => `名单上没有 ${n} 人`,
  transferred: (n) => `转来 ${n} 人`,
  waiting: (n) => `${n} 人等原学校登记离校`,
  left: (n) => `离校 ${n} 人`,
  classesCreated: (n) => `新开 ${n} 个班`,
  classes: (n) => `${n} 个班`,
  students: (n) => `${n} 名学生`,
  renumbered: (n) => `${n} 人换了学号`,
  staff: (n) => `${n} 名教职工`,
  schools: (n) => `${n} 所学校`,
  unconfirmed: (n) => `${n} 所学校没有确认`,
  cards: (n) => `${n} 张`,
  minutes: (n) => `${n} 分钟`,
  moreMinutes: (n) => `延长 ${n} 分钟`,
  sessions: (n) => `退出了另外 ${n} 处登录`,
  signedIn: (n) => `${n} 人登录`,
  nowPresent: (n) => `${n} 人记为到场`,
  nowAbsent: (n) => `${n} 人记为没到`,
  collected: (n) => `${consentNames.collected} ${n} 份`,
  declined: (n) => `${consentNames.declined} ${n} 份`,
  pending: (n) => `${consentNames.pending} ${n} 份`,
};

const reasons: Record<string, string> = {
  ...leaveNames,
  retention: '保存期已满',
  request: '应要求',
};

/** Everything else that is worth a word. Ids are not. */
const facts: Record<string, (value: string) => string> = {
  schoolYear: (year) => `${year}—${Number(year) + 1} 学年`,
  on: (day) => (day ? `自 ${day} 起` : ''),
  takenOn: (day) => `${day} 在校的学生`,
  evidence: (letter) => `证据 ${letter} 类`,
  because: (reason) => reasons[reason] ?? '',
  state: (state) => consentNames[state as keyof typeof consentNames] ?? '',
  format: (format) => format.toUpperCase(),
};

/** What was changed or was so, kept as yes or no. */
const marks: Record<string, (act: AuditAct) => string> = {
  number: () => '学号',
  name: (act) => (act === 'correctStudent' ? '姓名' : '名称'),
  kind: () => '类型',
  region: () => '地区',
  undo: () => '撤回刚才的登记',
  present: () => '到场',
  absent: () => '没到',
  demoted: () => '没有上够时间，改为 C 类',
};

/** What an event keeps beside its subject, in words; a count of nothing is left out. */
export function detailWords(act: AuditAct, json: string): string {
  const detail = JSON.parse(json) as Record<string, string | number | boolean>;
  return Object.entries(detail)
    .map(([name, value]) => {
      if (value === true) return marks[name]?.(act) ?? '';
      if (facts[name]) return facts[name](String(value));
      if (!value) return '';
      return counts[name]?.(value.toLocaleString('zh-CN'), units[act] ?? '人') ?? '';
    })
    .filter((part) => part !== '')
    .join('，');
}
