/** Does a student sit in a class today? `graduated`: the class has left its stage. */
export const standings = ['in', 'left', 'graduated'] as const;
export type Standing = (typeof standings)[number];

export const standingNames: Record<Standing, string> = {
  in: '在校',
  left: '离校',
  graduated: '已毕业',
};

/** What a student signs in with: nothing yet, the printed card, an own password. */
export const credentials = ['none', 'card', 'password'] as const;
export type Credential = (typeof credentials)[number];

export const credentialNames: Record<Credential, string> = {
  none: '未发卡',
  card: '有卡',
  password: '已设密码',
};
