import type { AuditAct } from './acts.ts';

/** The acts of the trail by what someone who looks something up asks for. */
export const auditGroups = {
  reads: ['read', 'exportRoster', 'exportStudent'],
  people: [
    ...(['importRoster', 'leave', 'comeBack', 'moveClass', 'transfer', 'correctStudent'] as const),
    ...(['noteConsent', 'eraseStudent'] as const),
  ],
  rolls: ['enterOfficial', 'confirmRoll', 'freezeRoll'],
  accounts: [
    ...(['issueCard', 'printCards', 'setOwnPassword', 'useLink', 'setTwoStep'] as const),
    ...(['dropTwoStep', 'useRecoveryCode', 'endSession'] as const),
  ],
  staff: ['inviteStaff', 'recoverStaff', 'grantRole', 'endRole'],
  places: [
    ...(['importRegions', 'importSchools', 'openSchool', 'changeSchool'] as const),
    ...(['mergeSchools', 'splitSchool', 'closeSchool'] as const),
  ],
  learning: [
    ...([
      'activate',
      'countLesson',
      'completeLesson',
      'finishBooster',
      'issueCertificate',
    ] as const),
    ...(['openClassSession', 'endClassSession'] as const),
  ],
  records: ['noteAttendance', 'contestLesson', 'answerContest'],
  bank: [
    ...(['reportItem', 'answerReport', 'retireItem', 'restoreItem', 'importItems'] as const),
    ...(['exportItems', 'readBank', 'openCompetition', 'callOffCompetition'] as const),
  ],
  installation: ['backup', 'restore'],
} as const satisfies Record<string, readonly AuditAct[]>;

type AuditGroup = keyof typeof auditGroups;

/** `changes`: what people changed; without the everyday learning and looking, which are many. */
export const trailKinds = [
  'changes',
  'reads',
  'people',
  'rolls',
  'accounts',
  'staff',
  'places',
  'learning',
  'records',
  'bank',
  'all',
] as const;
export type TrailKind = (typeof trailKinds)[number];

export const trailKindNames: Record<TrailKind, string> = {
  changes: '所有改动',
  reads: '查看和导出学生信息',
  people: '学生与名单',
  rolls: '名册',
  accounts: '登录卡与密码',
  staff: '教职工与职责',
  places: '地区与学校',
  learning: '学习与上机课',
  records: '到场与认定',
  bank: '题库与竞赛',
  all: '全部',
};

const changes: AuditGroup[] = [
  ...(['people', 'rolls', 'accounts', 'staff', 'places', 'records', 'bank'] as const),
  'installation',
];

/** The acts of a kind; null for every act there is. */
export function actsOf(kind: TrailKind): readonly AuditAct[] | null {
  if (kind === 'all') return null;
  return kind === 'changes' ? changes.flatMap((group) => auditGroups[group]) : auditGroups[kind];
}
