import { derivedCardCode, derivedPassword, hashCard, hashPassword } from '#auth/credentials';
import { regionChain } from '#db/queries/people/place';
import { describeCast } from '#db/seed/cast';
import { countyCode } from '#db/seed/county';
import { seedDemonstration } from '#db/seed/index';
import { roleNames } from '#domain/people/role';

/** The county made under the same number on the same day is the same county. */
const countyNumber = 1;

/** Fills an empty database with 示范县 as it would look today. */
export async function makeDemonstration(now: number): Promise<void> {
  await seedDemonstration({
    number: countyNumber,
    asOf: now,
    hashCard,
    hashPassword,
    secretFor: derivedPassword,
    cardFor: derivedCardCode,
  });
}

/** Does this installation hold the demonstration county? */
export const hasDemonstration = async (): Promise<boolean> =>
  (await regionChain(countyCode)).length > 0;

/** The demonstration people and this installation's secrets of theirs. */
export const cast = () => describeCast(derivedPassword, derivedCardCode);

/** How to sign in as each kind of person. */
export function welcomeLines(): string[] {
  return [
    '这里是示范县：演示数据，不是真实的学校和学生。可以这样登录（全部人物：npm run -s cast）：',
    ...cast().map(
      (person) => `  ${roleName(person.role)} · ${person.scope}：${signInWords(person.signIn)}`,
    ),
  ];
}

const roleName = (role: string) =>
  role === 'student' ? '学生' : (roleNames[role as keyof typeof roleNames] ?? role);

function signInWords(signIn: ReturnType<typeof cast>[number]['signIn']): string {
  if ('name' in signIn) return `名字 ${signIn.name}，密码 ${signIn.password}`;
  const secret = 'card' in signIn ? `卡片密码 ${signIn.card}` : `密码 ${signIn.password}`;
  return `学校代码 ${signIn.schoolCode}，学号 ${signIn.number}，${secret}`;
}
