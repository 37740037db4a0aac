/** Who is signed in, as the header needs to know. */
export type HeaderAccount = {
  name: string;
  home: string;
  /** Of a student: whose answers may wait on this computer. */
  owner?: string | null;
};

const homes: [prefix: string, label: string][] = [
  ['/my', '我的课'],
  ['/classes/', '我的班级'],
  ['/schools/', '我的学校'],
  ['/regions/', '我的地区'],
];

/** What the link to a person's own page is called. */
export const homeLabel = (home: string): string =>
  homes.find(([prefix]) => home.startsWith(prefix))?.[1] ?? '我的首页';
