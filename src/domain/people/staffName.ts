import { looksLikeId, tidy } from './roster/values.ts';

/** A name typed at sign-in as it is stored: half-width, without blanks. */
export const tidySignInName = (typed: string): string =>
  tidy(typed.normalize('NFKC')).replaceAll(' ', '');

/** What is wrong with a name to sign in with, or undefined. Nothing that identifies outside of here. */
export function signInNameProblem(name: string): string | undefined {
  if (name === '') return '请写上登录名。';
  if (looksLikeId(name)) return '登录名不能用身份证号，请换一个。';
  if (/^1\d{10}$/.test(name)) return '登录名不要用手机号，请换一个。';
  if (!/^[\p{Script=Han}A-Za-z0-9][\p{Script=Han}\w-]{1,29}$/u.test(name)) {
    return '登录名用 2–30 个汉字、字母或数字，中间可以有横线。';
  }
  return undefined;
}

/** What is wrong with the name that is shown, or undefined. */
export function displayNameProblem(name: string): string | undefined {
  if (name === '') return '请写上姓名。';
  if (looksLikeId(name)) return '姓名里像是有身份证号，请去掉。';
  if (!/^[\p{L}\p{M}\d·\-'. ()]{1,30}$/u.test(name)) return '姓名用 1–30 个字，不带特殊符号。';
  return undefined;
}
