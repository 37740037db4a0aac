import { schoolYearOf, yearOfSchooling } from './grade.ts';
import type { Stage } from './school.ts';

/** A guardian's paper form: 已收到, 不同意, 待收. */
export const consentStates = ['collected', 'declined', 'pending'] as const;
export type ConsentState = (typeof consentStates)[number];

/** Forms are collected through this year of schooling unless the setting says otherwise. */
export const consentThroughGrade = 8;

export const consentNames: Record<ConsentState, string> = {
  collected: '已收到',
  declined: '不同意',
  pending: '待收',
};

type ClassYears = { stage: Stage; entryYear: number };

/**
 * Does this class need forms on that day? It does through the given year of schooling, in which
 * nearly every student is still under 14; years go on counting after a class has left its stage.
 * @param day YYYY-MM-DD
 * @param throughGrade year of schooling 1–12; 0: nobody needs a form
 */
export const needsConsent = (
  { stage, entryYear }: ClassYears,
  day: string,
  throughGrade: number,
): boolean => yearOfSchooling(stage, schoolYearOf(day) - entryYear + 1) <= throughGrade;

/** Where a student may use the own account. */
export type AccountUse = 'anywhere' | 'class-session';

/**
 * What the form allows. 个人信息保护法 第三十一条 asks for a guardian's consent before data of a
 * child under 14 are processed, and 未成年人网络保护条例 (第四章) forbids to refuse a child the
 * basic service because a guardian does not consent to more than it needs. Hence:
 *
 * - `collected`, or a class that needs no form: the own account, anywhere.
 * - `pending`: only inside a running class session. That lesson is the school's own duty (禁毒法
 *   第十三条; 个人信息保护法 第十三条第一款第三项), led by a teacher, and stores what it needs.
 * - `declined`: the same, and no reminder. What a guardian declines on the form is the account
 *   outside the supervised lesson; the lesson itself counts fully, in the room or on paper.
 *
 * @param needed what `needsConsent` says of the class
 */
export const accountUse = (state: ConsentState, needed: boolean): AccountUse =>
  state === 'collected' || !needed ? 'anywhere' : 'class-session';
